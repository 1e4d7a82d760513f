using SpectraKit.Runtime;

namespace SpectraKit.Analyze;

public sealed partial class SamplesClient
{
    /// <summary>Fetches a sample into a quarantine, if it is the one that was asked for.</summary>
    /// <param name="hash">The sample's hash, of any kind.</param>
    /// <param name="quarantine">Where to; the user's own when it is <c>null</c>.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="cancellationToken">Ends the download; nothing is left.</param>
    /// <returns>Where the sample is.</returns>
    /// <exception cref="ArgumentException">The hash is <c>default</c>, which is no hash.</exception>
    /// <exception cref="ApiException">The sample did not come, is another one, or cannot be written.</exception>
    public Task<SavedFile> SaveSampleAsync(
        SampleHash hash,
        Quarantine? quarantine = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        Quarantine.FetchAsync(quarantine, hash, () => DownloadSampleAsync(hash, cancellationToken: cancellationToken), progress, cancellationToken);
}
