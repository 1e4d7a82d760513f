using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class AntivirusClient
{
    /// <summary>What antivirus scanners said of one sample in all its scans.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The scans.</returns>
    /// <exception cref="ArgumentException">The digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">As for the call with a <see cref="HashType"/>.</exception>
    public Task<ScanHistoryAnswer> GetScanHistoryAsync(SampleHash hash, CancellationToken cancellationToken = default) =>
        GetScanHistoryAsync(HashType.Of(hash.Kind), hash, history: true, cancellationToken);
}
