using SpectraKit.Runtime;

namespace SpectraKit.Analyze;

public sealed partial class ExtractedFilesClient
{
    /// <summary>A habit of existing clients; no largest number is documented.</summary>
    private const int BatchSize = 100;

    /// <summary>The containers of any number of samples: asked for 100 at a time, each request about one kind of digest.</summary>
    /// <param name="hashes">The digests of the samples: MD5, SHA-1 or SHA-256.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>An entry for each sample that came out of a container, as they come and in no promised order.</returns>
    /// <exception cref="ApiException">A request failed, as for <see cref="ListContainersAsync"/>; no further ones are sent.</exception>
    public IAsyncEnumerable<ContainedSample> ListContainersAllAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken = default) =>
        Batching.SendAsync<SampleHash, ContainersPage, ContainedSample>(
            hashes,
            BatchSize,
            static hash => hash.Kind,
            (batch, _, token) => ListContainersAsync(new ContainersRequest { HashValues = batch }, token),
            static answer => answer.Results,
            cancellationToken);
}
