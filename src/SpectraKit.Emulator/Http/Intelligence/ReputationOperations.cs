using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>What the cloud holds samples to be: TCA-0101. What it does not know is unknown, and an answer like any other.</summary>
internal sealed class ReputationOperations(SampleStore store, UsageLog usage)
{
    private readonly CloudQueries _queries = new(store, usage, "TCA-0101 File Reputation");

    public IEnumerable<Operation> All =>
    [
        new(Service.Intelligence, "GET", "/api/databrowser/malware_presence/query/{hash_type}/{hash_value}", OneAsync),
        new(Service.Intelligence, "POST", "/api/databrowser/malware_presence/bulk_query/{post_format}", SeveralAsync),
    ];

    private Task OneAsync(HttpContext context)
    {
        var wish = Wish.Of(context);
        return _queries.OneAsync(context, (hash, sample) => new JsonObject { ["malware_presence"] = Write(hash, sample, wish) });
    }

    private Task SeveralAsync(HttpContext context)
    {
        var wish = Wish.Of(context);
        return _queries.SeveralAsync(context, (hash, sample) => Write(hash, sample, wish));
    }

    private JsonObject Write(HashValue hash, Sample? sample, Wish wish)
    {
        var verdict = sample is null ? store.FindOverride(hash)?.Verdict : sample.CloudVerdict;
        var presence = new JsonObject { ["status"] = verdict?.CloudStatus ?? "UNKNOWN", ["query_hash"] = CloudQueries.QueryHash(hash) };
        if (verdict is null) return presence;

        if (wish.HasHashes && sample is not null) CloudDigests.AddShort(presence, sample.Digests);
        if (wish.IsExtended) AddDetails(presence, sample, verdict);
        return presence;
    }

    private static void AddDetails(JsonObject presence, Sample? sample, Verdict verdict)
    {
        var isThreat = verdict.Classification >= Classification.Suspicious;
        presence["threat_level"] = isThreat ? verdict.Factor : 0;
        presence["trust_factor"] = verdict.Classification == Classification.Goodware ? verdict.Factor : 5;
        if (isThreat && verdict.ThreatName is { } name)
        {
            var parts = name.Split('.');
            presence["threat_name"] = name;
            presence["classification"] = new JsonObject
            {
                ["platform"] = parts[0],
                ["type"] = parts.Length > 1 ? parts[1] : null,
                ["is_generic"] = parts[^1] == "Generic",
                ["family_name"] = parts[^1],
            };
        }

        presence["scanner_percent"] = 0.0;
        presence["scanner_match"] = 0;
        presence["scanner_count"] = 0;
        if (verdict.Reason is { } reason) presence["reason"] = reason;
        if (sample is null) return;

        presence["first_seen"] = ServiceTime.Cloud(sample.FirstSeen);
        presence["last_seen"] = ServiceTime.Cloud(sample.LastSeen);
    }

    private sealed record Wish(bool IsExtended, bool HasHashes)
    {
        public static Wish Of(HttpContext context) => new(QueryFlags.Read(context, "extended"), QueryFlags.Read(context, "show_hashes"));
    }
}
