using System.Globalization;
using SpectraKit.Runtime;

namespace SpectraKit.Intelligence;

public sealed partial class DeletionClient
{
    private const int BatchSize = 100;

    /// <summary>Deletes a sample that this account uploaded.</summary>
    /// <param name="hash">The digest of the sample: MD5, SHA-1 or SHA-256.</param>
    /// <param name="deleteOn">When; at once by default.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When the cloud has deleted it, or knows that it will.</returns>
    /// <exception cref="ArgumentException">The digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">As for the call with a <see cref="HashType"/>.</exception>
    public Task DeleteSampleAsync(SampleHash hash, DateTimeOffset? deleteOn = null, CancellationToken cancellationToken = default) =>
        DeleteSampleAsync(HashType.Of(hash.Kind), hash, deleteOn?.ToUnixTimeSeconds(), cancellationToken);

    /// <summary>Deletes any number of samples that this account uploaded: 100 a request, each about one kind of digest, one request after the other.</summary>
    /// <param name="hashes">The digests: MD5, SHA-1 or SHA-256.</param>
    /// <param name="deleteOn">When; at once by default.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>When the cloud has deleted them, or knows that it will.</returns>
    /// <exception cref="ArgumentException">A digest is a SHA-512, or none.</exception>
    /// <exception cref="ApiException">A request failed; no further ones are sent.</exception>
    public async Task DeleteSamplesAsync(IReadOnlyList<SampleHash> hashes, DateTimeOffset? deleteOn = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        var time = deleteOn?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        foreach (var kind in hashes.GroupBy(hash => HashType.Of(hash.Kind)).ToList())
        {
            foreach (var batch in kind.Chunk(BatchSize))
            {
                var query = new DeleteQuery { HashType = kind.Key, Hashes = batch, DeleteOn = time };
                await DeleteSamplesAsync(new DeleteRequest { Rl = new DeleteRequestRoot { Query = query } }, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
