using System.Net;
using SpectraKit.Analyze;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>Spectra Analyze as a source of verdicts.</summary>
internal sealed class AnalyzeSource(SpectraAnalyzeClient client) : IVerdictSource
{
    private static readonly IReadOnlyList<ReportField> _fields =
        ["sha1", "sha256", "classification", "riskscore", "classification_result", "classification_reason", "classification_origin", "av_scanners_summary", "local_last_seen"];

    private volatile bool _isKnown;

    public async Task<IReadOnlyList<SampleStatus>> GetStatusAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken)
    {
        var answer = await AskForKnownAsync(() => client.Samples.GetProcessingStatusAsync(new() { HashValues = hashes }, null, cancellationToken)).ConfigureAwait(false);
        return answer is null ? [] : [.. answer.Results.Select(entry => new SampleStatus(entry.HashValue, StateOf(entry.Status)))];
    }

    public async Task<IReadOnlyList<SampleReport>> GetReportsAsync(IReadOnlyList<SampleHash> hashes, CancellationToken cancellationToken)
    {
        // Without skip_reanalysis every question would cost the appliance an analysis, and make old answers of the questions that follow.
        var request = new ReportSummaryRequest { HashValues = hashes, Fields = _fields, SkipReanalysis = true };
        var answer = await AskForKnownAsync(() => client.Reports.GetReportSummaryAsync(request, cancellationToken)).ConfigureAwait(false);
        return answer is null ? [] : [.. answer.Results.Where(report => report.Sha256 is not null).Select(Read)];
    }

    public async Task<SampleHash?> SubmitAsync(ApiFile file, CancellationToken cancellationToken)
    {
        var receipt = await AskAsync(() => client.Submissions.SubmitFileAsync(new() { File = file }, cancellationToken)).ConfigureAwait(false);
        return receipt.Detail.Sha1;
    }

    // Only two states are documented; whatever else a sample is, it is not ready.
    private static ProcessingState StateOf(Analyze.ProcessingState state) =>
        state == Analyze.ProcessingState.Processed ? ProcessingState.Processed
        : state == Analyze.ProcessingState.NotFound ? ProcessingState.NotFound
        : ProcessingState.Processing;

    private static SampleReport Read(ReportSummary report) => new(report.Sha256!.Value)
    {
        Classification = report.Classification?.Value,
        RiskScore = report.Riskscore,
        ThreatName = report.ClassificationResult,
        Reason = report.ClassificationReason,
        Scanners = report.AvScannersSummary is { ScannerMatch: { } matched, ScannerCount: { } total } ? new(matched, total) : null,
        CheckedAt = report.LocalLastSeen,
        Origin = report.ClassificationOrigin?.Sha256 ?? report.ClassificationOrigin?.Sha1,
    };

    /// <summary>As <see cref="AskAsync{T}"/>; but an appliance that is known to be one and answers 404 only says that it does not know these samples (yet).</summary>
    private async Task<T?> AskForKnownAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await AskAsync(call).ConfigureAwait(false);
        }
        catch (ProblemException e) when (_isKnown && e.InnerException is ApiException { StatusCode: HttpStatusCode.NotFound })
        {
            return null;
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> call)
    {
        try
        {
            var answer = await call().ConfigureAwait(false);
            _isKnown = true;
            return answer;
        }
        catch (ApiException e)
        {
            throw ServiceProblem.Of(e, ServiceKind.Analyze, _isKnown);
        }
    }
}
