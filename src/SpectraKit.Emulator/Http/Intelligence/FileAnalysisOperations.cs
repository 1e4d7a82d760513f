using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Whole reports: TCA-0104, and TCA-0105, which has none for what is suspicious or malicious.</summary>
internal sealed class FileAnalysisOperations(SampleStore store, UsageLog usage)
{
    private readonly CloudQueries _all = new(store, usage, "TCA-0104 File Analysis");
    private readonly CloudQueries _goodware = new(store, usage, "TCA-0105 File Analysis - Non-Malicious");

    public IEnumerable<Operation> All =>
    [
        new(Service.Intelligence, "GET", "/api/databrowser/rldata/query/{hash_type}/{hash_value}", context => _all.OneAsync(context, (_, sample) => Report(sample))),
        new(Service.Intelligence, "POST", "/api/databrowser/rldata/bulk_query/{post_format}", context => _all.SeveralAsync(context, (hash, sample) => Entry(hash, Report(sample)))),
        new(Service.Intelligence, "GET", "/api/databrowser/rldata/goodware/query/{hash_type}/{hash_value}", context => _goodware.OneAsync(context, (_, sample) => Report(Good(sample)))),
        new(Service.Intelligence, "POST", "/api/databrowser/rldata/goodware/bulk_query/{post_format}", context => _goodware.SeveralAsync(context, (hash, sample) => Entry(hash, Report(Good(sample))))),
    ];

    private static Sample? Good(Sample? sample) => sample?.CloudVerdict?.Classification < Classification.Suspicious ? sample : null;

    private static JsonObject? Entry(HashValue hash, JsonObject? report)
    {
        if (report is not null) report["query_hash"] = CloudQueries.QueryHash(hash);
        return report;
    }

    private JsonObject? Report(Sample? sample)
    {
        if (sample?.AnalysedVerdict is null) return null;

        var containers = store.ContainersOf(sample).Select(container => container.Digests.Sha1).ToList();
        var report = CloudDigests.All(sample.Digests);
        report["sample_size"] = sample.Size;
        report["relationships"] = new JsonObject { ["container_sample_sha1"] = CloudAnswer.Array(containers), ["parent_sample_sha1"] = CloudAnswer.Array(containers) };
        report["analysis"] = Entries(new JsonObject
        {
            ["record_time"] = ServiceTime.Cloud(sample.LastSeen),
            ["analysis_type"] = "TC",
            ["analysis_version"] = "emulator",
            ["tc_report"] = StaticReportOf(sample),
        });
        report["sources"] = Entries([.. sample.Names.Select(name => new JsonObject { ["tag"] = "emulator", ["properties"] = new JsonArray(new JsonObject { ["name"] = "file_name", ["value"] = Sample.LastSegment(name) }) })]);
        report["xref"] = Entries([.. ScanHistoryOperations.Scans(sample).Select(scan => scan!.DeepClone().AsObject())]);
        report["dynamic_analysis"] = Entries();
        return new JsonObject { ["sample"] = report };
    }

    private static JsonObject Entries(params JsonObject[] entries) => new() { ["entries"] = new JsonArray([.. entries]) };

    private JsonNode? StaticReportOf(Sample sample)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body)) StaticReport.Write(writer, sample, store, []);
        return JsonNode.Parse(body.WrittenSpan);
    }
}
