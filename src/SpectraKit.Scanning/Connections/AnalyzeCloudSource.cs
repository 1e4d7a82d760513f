using System.Collections.Concurrent;
using SpectraKit.Analyze;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>
/// What Spectra Analyze finds in the cloud for files that it does not have. The service has no bulk question for that, so it is one call a file; what was answered
/// is kept, so that a question that is asked again because of one failure among a hundred costs one call.
/// </summary>
internal sealed class AnalyzeCloudSource(SpectraAnalyzeClient client) : IVerdictSource
{
    private const int ParallelCalls = 4;
    private readonly ConcurrentDictionary<SampleHash, SampleReport?> _answers = new();

    public bool TakesFiles => false;

    public VerdictService Service => VerdictService.AnalyzeCloud;

    public async Task<IReadOnlyList<SampleStatus>> GetStatusAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(hashes.Where(hash => !_answers.ContainsKey(hash)), options, async (hash, token) => _answers[hash] = await AskAsync(hash, token).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. hashes.Select(hash => new SampleStatus(hash, _answers[hash] is null ? ProcessingState.NotFound : ProcessingState.Processed))];
    }

    public Task<IReadOnlyList<SampleReport>> GetReportsAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SampleReport>>([.. hashes.Select(hash => _answers.GetValueOrDefault(hash)).OfType<SampleReport>()]);

    public Task<SampleHash?> SubmitAsync(ApiFile file, CancellationToken cancellationToken) =>
        throw new ProblemException(new(Codes.SubmissionRefused, "The cloud is only asked here, and sent nothing."));

    private async Task<SampleReport?> AskAsync(SampleHash hash, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.Classification.GetClassificationAsync(hash, localonly: false, avScanners: true, cancellationToken).ConfigureAwait(false);
            return answer.Classification is null ? null : new(hash)
            {
                Classification = answer.Classification.Value.Value,
                RiskScore = answer.Riskscore,
                ThreatName = answer.ClassificationResult,
                Reason = answer.ClassificationReason?.ToLowerInvariant(),
                Scanners = answer.AvScanners is { ScannerMatch: { } matched, ScannerCount: { } total } ? new(matched, total) : null,
                CheckedAt = answer.CloudLastLookup ?? answer.LastSeen,
                Origin = answer.ClassificationOrigin?.Sha256 ?? answer.ClassificationOrigin?.Sha1,
            };
        }
        catch (ApiException e)
        {
            var problem = ServiceProblem.Of(e, ServiceKind.Analyze, isAboutOneSample: true);
            return problem.Problem.Code == Codes.SampleNotAvailable ? null : throw problem;
        }
    }
}
