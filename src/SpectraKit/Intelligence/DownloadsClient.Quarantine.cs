using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class DownloadsClient
{
    /// <summary>Fetches a sample into a quarantine, if it is the one that was asked for. Costs quota.</summary>
    /// <param name="hash">The sample's hash: MD5, SHA-1 or SHA-256.</param>
    /// <param name="quarantine">Where to; the user's own when it is <c>null</c>.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="cancellationToken">Ends the download; nothing is left.</param>
    /// <returns>Where the sample is.</returns>
    /// <exception cref="ArgumentException">The hash is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">The sample did not come, is another one, or cannot be written.</exception>
    public Task<SavedFile> SaveSampleAsync(
        SampleHash hash,
        Quarantine? quarantine = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Quarantine.FetchAsync(quarantine, hash, () => DownloadSampleAsync(hash, cancellationToken), progress, cancellationToken);
}
