using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class AntivirusClient
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Waits until a sample was scanned later than at a time: after asking for another scan, what was known before is told from what is
    /// new. Each question costs one unit of the quota.
    /// </summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="than">The time of the last scan before; <see cref="ScannedSample.LastScannedOn"/> says it.</param>
    /// <param name="deadline">How long to wait at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The scans, or <c>null</c> when there is no newer one at the deadline.</returns>
    /// <exception cref="ArgumentException">The digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">A call failed.</exception>
    public async Task<ScanHistoryAnswer?> WaitForScanLaterAsync(SampleHash hash, DateTimeOffset than, TimeSpan deadline, CancellationToken cancellationToken = default)
    {
        var answer = await Polling.WaitAsync(
            token => GetScanHistoryAsync(hash, token), IsLater, _firstPause, _longestPause, deadline, _transport.TimeProvider, cancellationToken).ConfigureAwait(false);
        return IsLater(answer) ? answer : null;

        bool IsLater(ScanHistoryAnswer answer) => answer.Rl.Sample.LastScannedOn > than;
    }

    /// <summary>What antivirus scanners said of one sample in all its scans.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The scans.</returns>
    /// <exception cref="ArgumentException">The digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">As for the call with a <see cref="HashType"/>.</exception>
    public Task<ScanHistoryAnswer> GetScanHistoryAsync(SampleHash hash, CancellationToken cancellationToken = default) =>
        GetScanHistoryAsync(HashType.Of(hash.Kind), hash, history: true, cancellationToken);
}
