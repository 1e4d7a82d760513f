using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>What antivirus scanners said: TCA-0103. The emulator has one scanner, itself, and remembers its last scan only.</summary>
internal sealed class ScanHistoryOperations(SampleStore store, UsageLog usage)
{
    private readonly CloudQueries _queries = new(store, usage, "TCA-0103 Historic Multi-AV Scan Records");

    public IEnumerable<Operation> All =>
    [
        new(Service.Intelligence, "GET", "/api/xref/v2/query/{hash_type}/{hash_value}", context => _queries.OneAsync(Checked(context), (_, sample) => Entry(sample))),
        new(Service.Intelligence, "POST", "/api/xref/v2/bulk_query/{post_format}", context => _queries.SeveralAsync(Checked(context), WriteEntry)),
    ];

    /// <summary>The scans of an analysed sample.</summary>
    public static JsonArray Scans(Sample sample)
    {
        var threat = sample.AnalysedVerdict is { Classification: >= Classification.Suspicious } verdict ? verdict.ThreatName ?? verdict.Word : null;
        var scan = new JsonObject
        {
            ["scanned_on"] = ServiceTime.Cloud(ScannedOn(sample)),
            ["scanner_match"] = threat is null ? 0 : 1,
            ["scanner_count"] = 1,
            ["scanners"] = new JsonArray(new JsonObject { ["name"] = "emulator", ["version"] = "1", ["timestamp"] = ServiceTime.Cloud(ScannedOn(sample)) }),
        };
        if (threat is not null) scan["results"] = new JsonArray(new JsonObject { ["scanner"] = "emulator", ["result"] = threat });
        return new JsonArray(scan);
    }

    private static DateTimeOffset ScannedOn(Sample sample) => sample.AnalysedOn ?? sample.LastSeen;

    private static HttpContext Checked(HttpContext context)
    {
        QueryFlags.Read(context, "history");
        return context;
    }

    private static JsonObject? WriteEntry(HashValue hash, Sample? sample)
    {
        var entry = Entry(sample);
        if (entry is not null) entry["query_hash"] = CloudQueries.QueryHash(hash);
        return entry;
    }

    private static JsonObject? Entry(Sample? sample)
    {
        if (sample?.AnalysedVerdict is null) return null;

        var scanned = CloudDigests.All(sample.Digests);
        scanned["first_seen_on"] = ServiceTime.Cloud(sample.FirstSeen);
        scanned["last_seen_on"] = ServiceTime.Cloud(sample.LastSeen);
        // Documented as a number; live it is a boolean.
        scanned["single_scan"] = true;
        scanned["first_scanned_on"] = ServiceTime.Cloud(sample.FirstSeen);
        scanned["last_scanned_on"] = ServiceTime.Cloud(ScannedOn(sample));
        scanned["sample_type"] = sample.Type.Display;
        scanned["sample_size"] = sample.Size;
        scanned["xref"] = Scans(sample);
        return new JsonObject { ["sample"] = scanned };
    }
}
