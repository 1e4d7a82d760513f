using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class DownloadsClient
{
    /// <summary>The bytes of one sample, as they were submitted: not zipped, not encrypted.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256. The address says which, as the cloud wants it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The sample's bytes as they come. Dispose it: until then it counts as one of the four downloads that may run at once.</returns>
    /// <exception cref="ArgumentException">The digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">As for the call with a <see cref="HashType"/>.</exception>
    public Task<ApiDownload> DownloadSampleAsync(SampleHash hash, CancellationToken cancellationToken = default) =>
        DownloadSampleAsync(HashType.Of(hash.Kind), hash, cancellationToken);

    /// <summary>Which samples can be downloaded, and how large each of them is.</summary>
    /// <param name="hashes">1 to 1000 digests, all of one kind.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What is known of each digest.</returns>
    /// <exception cref="ArgumentException">There is no digest, they are of several kinds, or of a kind that the cloud does not know.</exception>
    /// <exception cref="ApiException">As for the call with a <see cref="DownloadStatusRequest"/>.</exception>
    public Task<DownloadStatusAnswer> GetDownloadStatusAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        if (hashes.Count == 0 || hashes.Any(hash => hash.Kind != hashes[0].Kind))
            throw new ArgumentException("One request asks for at least one digest, and for digests of one kind.", nameof(hashes));

        var query = new DownloadStatusQuery { HashType = HashType.Of(hashes[0].Kind), Hashes = hashes };
        return GetDownloadStatusAsync(new DownloadStatusRequest { Rl = new DownloadStatusRequestRoot { Query = query } }, cancellationToken);
    }
}
