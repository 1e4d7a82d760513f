using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class AnalysisClient
{
    /// <summary>The cloud's whole report on one sample, which can have half a megabyte.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">The digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">As for the call with a <see cref="HashType"/>.</exception>
    public Task<FileAnalysisAnswer> GetFileAnalysisAsync(SampleHash hash, CancellationToken cancellationToken = default) =>
        GetFileAnalysisAsync(HashType.Of(hash.Kind), hash, cancellationToken);
}
