using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>The static analysis' report on one sample.</summary>
internal sealed class StaticReportOperations(SampleStore store)
{
    public IEnumerable<Operation> All => [new(Service.Analyze, "GET", "/api/v2/samples/{hash_value}/ticore/", ReportAsync)];

    private Task ReportAsync(HttpContext context)
    {
        var sample = HashParameters.PathSample(context, store, malformed: 404);
        if (sample.Verdict is null) throw Refusal.NotFound("The sample is being analysed.");

        // Some clients put blanks after the commas.
        var named = context.Request.Query["fields"].SelectMany(text => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []).ToList();
        return Answer.JsonAsync(context, 200, json => StaticReport.Write(json, sample, store, named));
    }
}
