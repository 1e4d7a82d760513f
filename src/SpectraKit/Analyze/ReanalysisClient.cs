using SpectraKit.Runtime;

namespace SpectraKit.Analyze;

public sealed partial class ReanalysisClient
{
    /// <summary>A habit of existing clients; no largest number is documented.</summary>
    private const int BatchSize = 100;

    /// <summary>Queues analyses of any number of samples: in requests of 100, each of one kind of digest.</summary>
    /// <param name="hashes">The digests of the samples, of any kind.</param>
    /// <param name="analysis">The analyses to repeat, separated by commas: see <see cref="ReanalysisV2Request.Analysis"/>.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>What became of each analysis, sample by sample, as it comes and in no promised order. Unknown samples may be missing.</returns>
    /// <exception cref="ApiException">A request failed, as for <see cref="ReanalyzeSamplesV2Async"/>; no further ones are sent.</exception>
    public IAsyncEnumerable<ReanalysisResult> ReanalyzeSamplesV2AllAsync(IReadOnlyList<SampleHash> hashes, string analysis, CancellationToken cancellationToken = default) =>
        Batching.SendAsync<SampleHash, ReanalysisResultList, ReanalysisResult>(
            hashes,
            BatchSize,
            static hash => hash.Kind,
            (batch, _, token) => ReanalyzeSamplesV2Async(new ReanalysisV2Request { HashValue = batch, Analysis = analysis }, token),
            static answer => answer.Results,
            cancellationToken);
}
