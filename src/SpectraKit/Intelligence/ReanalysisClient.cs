using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class ReanalysisClient
{
    /// <summary>Has one sample scanned again; the result is in the history of scans when its last one is newer.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A sentence.</returns>
    /// <exception cref="ArgumentException">The digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">As for the call with a <see cref="HashType"/>.</exception>
    public Task<string> ReanalyzeSampleAsync(SampleHash hash, CancellationToken cancellationToken = default) =>
        ReanalyzeSampleAsync(HashType.Of(hash.Kind), hash, cancellationToken);
}
