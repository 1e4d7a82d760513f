using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Having samples analysed again, one or several.</summary>
internal sealed class ReanalysisOperations(SampleStore store, AnalysisQueue queue, EmulatorCounters counters)
{
    private const string Queued = "Queued for analysis.";
    private const string AlreadyQueued = "Already queued for analysis.";
    private const string NotConfigured = "The service is not configured.";

    /// <summary>What version 2 knows besides core and cloud: services that an appliance can be connected to, and the emulator is not.</summary>
    private static readonly HashSet<string> Connected =
    [
        "rl_cloud_sandbox", "rl_dynamic_analysis", "rl_auxiliary_analysis", "cape", "cisco_secure_malware_analytics", "cuckoo", "fireeye",
        "joe", "vmray_tcbase", "assemblyline",
    ];

    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "POST", "/api/samples/{hash_value}/analyze/", ReanalyzeAsync),
        new(Service.Analyze, "POST", "/api/samples/analyze_bulk/", context => ReanalyzeSeveralAsync(context, isVersion2: false)),
        new(Service.Analyze, "POST", "/api/samples/v2/analyze_bulk/", context => ReanalyzeSeveralAsync(context, isVersion2: true)),
    ];

    private async Task ReanalyzeAsync(HttpContext context)
    {
        var hash = HashParameters.PathHash(context, malformed: 400);
        var names = Analyses(await RequestFields.ReadAsync(context).ConfigureAwait(false), isVersion2: false);
        var sample = store.Find(hash) ?? throw Refusal.NotFound("The sample is not on the appliance.");
        if (!sample.IsSubmitted) throw NotForExtracted();

        var code = Schedule(sample);
        await Answer.JsonAsync(context, code, json => Write(json, sample, code, names, isVersion2: false)).ConfigureAwait(false);
    }

    private async Task ReanalyzeSeveralAsync(HttpContext context, bool isVersion2)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var names = Analyses(fields, isVersion2);
        var isForUs = names.Any(name => !Connected.Contains(name));
        var samples = HashParameters.BulkHashes(fields, fields.Has("hash_value") ? "hash_value" : "hash_values")
            .Select(hash => (hash.Hash, Sample: store.Find(hash.Hash)))
            .ToList();
        if (samples.All(pair => pair.Sample is { IsSubmitted: false })) throw NotForExtracted();

        var results = samples.Select(pair => (pair.Hash, pair.Sample, Code: pair.Sample switch
        {
            null => 404,
            { IsSubmitted: false } => 405,
            var sample => isForUs ? Schedule(sample) : 200,
        })).ToList();
        if (isVersion2 && results.All(result => result.Code == 404)) throw Refusal.NotFound("None of the samples is on the appliance.");

        // The newer version succeeds with 200, whatever its parts say.
        await Answer.JsonAsync(context, !isVersion2 && results.Any(result => result.Code == 201) ? 201 : 200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("results");
            foreach (var (hash, sample, code) in results)
            {
                if (sample is not null) Write(json, sample, code, names, isVersion2);
                else WriteMissing(json, hash, isVersion2);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private static IReadOnlyList<string> Analyses(RequestFields fields, bool isVersion2)
    {
        var names = fields.CommaList("analysis").Distinct().ToList();
        if (names.Count == 0) throw Refusal.BadRequest("analysis is required: cloud, core or both.");
        if (names.FirstOrDefault(name => name is not ("cloud" or "core") && !(isVersion2 && Connected.Contains(name))) is { } unknown)
            throw Refusal.BadRequest($"analysis does not support \"{unknown}\".");
        return names;
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

    private static void Write(Utf8JsonWriter json, Sample sample, int code, IReadOnlyList<string> names, bool isVersion2)
    {
        json.WriteStartObject();
        if (!isVersion2) WriteOutcome(json, code, MessageOf(code));
        json.WriteStartArray("analysis");
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            WriteOutcome(json, Connected.Contains(name) ? 405 : code, Connected.Contains(name) ? NotConfigured : MessageOf(code));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DigestsJson.Write(json, "detail", sample.Digests);
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, int code, string message)
    {
        json.WriteNumber("code", code);
        json.WriteString("message", message);
    }

    // Nobody documents what becomes of an unknown hash among known ones; an element of its own loses nothing.
    private static void WriteMissing(Utf8JsonWriter json, HashValue hash, bool isVersion2)
    {
        json.WriteStartObject();
        if (!isVersion2) WriteOutcome(json, 404, "The sample is not on the appliance.");
        json.WriteStartArray("analysis");
        json.WriteEndArray();
        json.WriteStartObject("detail");
        json.WriteString(hash.KindName, Convert.ToHexStringLower(hash.Bytes));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
