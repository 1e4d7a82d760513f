using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Report summaries and detailed reports.</summary>
internal sealed class ReportOperations(SampleStore store, AnalysisQueue queue, EmulatorCounters counters)
{
    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "POST", "/api/samples/v2/list/", context => ReportAsync(context, isDetailed: false)),
        new(Service.Analyze, "POST", "/api/samples/v2/list/details/", context => ReportAsync(context, isDetailed: true)),
    ];

    private async Task ReportAsync(HttpContext context, bool isDetailed)
    {
        var request = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var hashes = HashParameters.BulkHashes(request, "hash_values");
        var fields = ReportFields.Choose(request, isDetailed);
        var skipsReanalysis = request.Flag("skip_reanalysis");

        // Unknown hashes, and samples whose first analysis is not done, are absent without a word.
        var samples = hashes.Select(hash => store.Find(hash.Hash)).OfType<Sample>().Where(sample => sample.Verdict is not null).ToList();
        if (!skipsReanalysis)
            foreach (var sample in samples.Where(sample => sample.IsSubmitted))
                if (queue.Schedule(sample.Id).IsNew)
                    counters.CountReanalysis();

        await Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("count", samples.Count);
            json.WriteNull("next");
            json.WriteNull("previous");
            json.WriteStartArray("results");
            foreach (var sample in samples) ReportFields.Write(json, sample, fields, store);
            json.WriteEndArray();
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }
}
