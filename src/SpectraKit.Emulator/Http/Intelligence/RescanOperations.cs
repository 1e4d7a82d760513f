using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Having samples scanned again: TCA-0205. About one sample it answers a sentence, and no JSON.</summary>
internal sealed class RescanOperations(SampleStore store, AnalysisQueue queue, EmulatorCounters counters, UsageLog usage)
{
    private const string Product = "TCA-0205 Re-Analyze File";
    private const int MostHashes = 100;

    public IEnumerable<Operation> All =>
    [
        new(Service.Intelligence, "GET", "/api/rescan/v1/query/{hash_type}/{hash_value}", RescanOneAsync),
        new(Service.Intelligence, "POST", "/api/rescan/v1/bulk_query/{post_format}", RescanSeveralAsync),
    ];

    private Task RescanOneAsync(HttpContext context)
    {
        var hash = CloudQueries.PathHash(context);
        usage.CheckQuota();
        if (store.Find(hash) is not { } sample || !store.HasContent(sample)) return Answer.TextAsync(context, 404, "Requested sample was not found.");

        Schedule(sample);
        usage.Count(Product, 1);
        return Answer.TextAsync(context, 200, "Requested sample is sent for rescanning.");
    }

    private async Task RescanSeveralAsync(HttpContext context)
    {
        var usual = (string)context.Request.RouteValues["post_format"]!;
        CloudAnswer.IsJson(context, usual);
        var (valid, invalid) = CloudQueries.Split(await HashQuery.ReadAsync(context, MostHashes).ConfigureAwait(false));
        usage.CheckQuota();
        var (sent, gone, unknown) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (text, hash) in valid)
        {
            var sample = store.Find(hash);
            (sample is null ? unknown : store.HasContent(sample) ? sent : gone).Add(text);
            if (sample is not null && store.HasContent(sample)) Schedule(sample);
        }

        usage.Count(Product, valid.Count);
        await CloudAnswer.SendAsync(context, new JsonObject
        {
            ["sent_for_rescan"] = CloudAnswer.Array(sent),
            ["sample_unavailable"] = CloudAnswer.Array(gone),
            ["unknown_hashes"] = CloudAnswer.Array(unknown),
            ["invalid_hashes"] = CloudAnswer.Array(invalid),
        }, usual).ConfigureAwait(false);
    }

    // What was only extracted is scanned again with what it came out of.
    private void Schedule(Sample sample)
    {
        if (sample.IsSubmitted && queue.Schedule(sample.Id).IsNew) counters.CountReanalysis();
    }
}
