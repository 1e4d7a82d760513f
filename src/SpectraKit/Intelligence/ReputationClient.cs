using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class ReputationClient
{
    /// <summary>What the cloud says of one sample, with names, scores and times.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The reputation. A sample that the cloud does not know is <see cref="ReputationStatus.Unknown"/>.</returns>
    /// <exception cref="ArgumentException">The digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">As for the call with a <see cref="HashType"/>.</exception>
    public async Task<FileReputation> GetFileReputationAsync(SampleHash hash, CancellationToken cancellationToken = default)
    {
        var answer = await GetFileReputationAsync(HashType.Of(hash.Kind), hash, extended: true, showHashes: true, cancellationToken).ConfigureAwait(false);
        return answer.Rl.MalwarePresence;
    }

    /// <summary>What the cloud says of any number of samples: asked for 100 at a time, each request about one kind of digest.</summary>
    /// <param name="hashes">The digests: MD5, SHA-1 or SHA-256. None asks nothing.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>An entry a digest, as they come: match them by <see cref="FileReputation.QueryHash"/>.</returns>
    /// <exception cref="ArgumentException">The first digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">A request failed; no further ones are sent.</exception>
    public IAsyncEnumerable<FileReputation> GetFileReputationsAllAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        return hashes.Count == 0
            ? AsyncEnumerable.Empty<FileReputation>()
            : GetFileReputationsAllAsync(BulkRequest.Of(hashes), extended: true, showHashes: true, cancellationToken);
    }
}
