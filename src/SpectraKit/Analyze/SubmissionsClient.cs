using SpectraKit.Runtime;

namespace SpectraKit.Analyze;

public sealed partial class SubmissionsClient
{
    /// <summary>Has the appliance itself fetch and analyse a URL: neither the URL nor what is fetched is shown to anybody else.</summary>
    /// <param name="url">The URL, of http or https.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The receipt; its <see cref="SubmissionDetail.Id"/> is what to ask for the state by.</returns>
    /// <exception cref="ArgumentException">The URL is not absolute, or of another scheme.</exception>
    /// <exception cref="ApiException">As for the call with a <see cref="SubmitUrlRequest"/>.</exception>
    public Task<Submission> SubmitUrlAsync(Uri url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException("An appliance fetches absolute URLs of http and https.", nameof(url));

        return SubmitUrlAsync(new SubmitUrlRequest { Url = url.AbsoluteUri, Crawler = Crawler.Local }, cancellationToken);
    }
}
