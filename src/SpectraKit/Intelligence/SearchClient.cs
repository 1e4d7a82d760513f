namespace SpectraKit.Intelligence;

public sealed partial class SearchClient
{
    private const int PageSize = 1000;

    /// <summary>The samples that match a search expression, page after page as they are asked for; each page costs one unit of the quota.</summary>
    /// <param name="query">The expression: <c>key:value</c> pairs separated by blanks, up to 7000 characters.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The matches, the newest first.</returns>
    /// <exception cref="SpectraKit.Runtime.ApiException">A page could not be fetched; the matches before it have been returned.</exception>
    public IAsyncEnumerable<CloudSearchEntry> EnumerateSamplesAsync(string query, CancellationToken cancellationToken = default) =>
        EnumerateSamplesAsync(new CloudSearchRequest { Query = query, RecordsPerPage = PageSize, Format = CloudSearchRequestFormat.Json }, cancellationToken);
}
