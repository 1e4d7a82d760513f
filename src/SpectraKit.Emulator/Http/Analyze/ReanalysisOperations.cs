using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Having samples analysed again, one or several.</summary>
internal sealed class ReanalysisOperations(SampleStore store, AnalysisQueue queue, EmulatorCounters counters)
{
    private const string Queued = "Queued for analysis.";
    private const string AlreadyQueued = "Already queued for analysis.";

    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "POST", "/api/samples/{hash_value}/analyze/", ReanalyzeAsync),
        new(Service.Analyze, "POST", "/api/samples/analyze_bulk/", ReanalyzeSeveralAsync),
    ];

    private async Task ReanalyzeAsync(HttpContext context)
    {
        var hash = HashParameters.PathHash(context, malformed: 400);
        var names = Analyses(await RequestFields.ReadAsync(context).ConfigureAwait(false));
        var sample = store.Find(hash) ?? throw Refusal.NotFound("The sample is not on the appliance.");
        if (!sample.IsSubmitted) throw NotForExtracted();

        var code = Schedule(sample);
        await Answer.JsonAsync(context, code, json => Write(json, sample, code, names)).ConfigureAwait(false);
    }

    private async Task ReanalyzeSeveralAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var names = Analyses(fields);
        var samples = HashParameters.BulkHashes(fields, fields.Has("hash_value") ? "hash_value" : "hash_values")
            .Select(hash => (hash.Hash, Sample: store.Find(hash.Hash)))
            .ToList();
        if (samples.All(pair => pair.Sample is { IsSubmitted: false })) throw NotForExtracted();

        var results = samples.Select(pair => (pair.Hash, pair.Sample, Code: pair.Sample switch
        {
            null => 404,
            { IsSubmitted: false } => 405,
            var sample => Schedule(sample),
        })).ToList();
        await Answer.JsonAsync(context, results.Any(result => result.Code == 201) ? 201 : 200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("results");
            foreach (var (hash, sample, code) in results)
            {
                if (sample is not null) Write(json, sample, code, names);
                else WriteMissing(json, hash);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private static IReadOnlyList<string> Analyses(RequestFields fields)
    {
        var names = fields.CommaList("analysis").Distinct().ToList();
        if (names.Count == 0) throw Refusal.BadRequest("analysis is required: cloud, core or both.");
        return names.All(name => name is "cloud" or "core") ? names : throw Refusal.BadRequest("analysis supports cloud and core.");
    }

    private int Schedule(Sample sample)
    {
        if (!queue.Schedule(sample.Id).IsNew) return 200;

        counters.CountReanalysis();
        return 201;
    }

    private static Refusal NotForExtracted() => new(405, "Extracted samples cannot be reanalysed.");

    private static string MessageOf(int code) => code switch
    {
        200 => AlreadyQueued,
        201 => Queued,
        _ => "Extracted samples cannot be reanalysed.",
    };

    private static void Write(Utf8JsonWriter json, Sample sample, int code, IReadOnlyList<string> names)
    {
        json.WriteStartObject();
        json.WriteNumber("code", code);
        json.WriteString("message", MessageOf(code));
        json.WriteStartArray("analysis");
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("code", code);
            json.WriteString("message", MessageOf(code));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DigestsJson.Write(json, "detail", sample.Digests);
        json.WriteEndObject();
    }

    // Nobody documents what becomes of an unknown hash among known ones; an element of its own loses nothing.
    private static void WriteMissing(Utf8JsonWriter json, HashValue hash)
    {
        json.WriteStartObject();
        json.WriteNumber("code", 404);
        json.WriteString("message", "The sample is not on the appliance.");
        json.WriteStartArray("analysis");
        json.WriteEndArray();
        json.WriteStartObject("detail");
        json.WriteString(hash.KindName, Convert.ToHexStringLower(hash.Bytes));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
