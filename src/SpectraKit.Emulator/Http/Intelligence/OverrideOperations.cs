using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>What an account holds samples to be, whatever the cloud says, whether or not the cloud has them: TCA-0102.</summary>
internal sealed class OverrideOperations(SampleStore store, UsageLog usage)
{
    private const string Path = "/api/databrowser/malware_presence/user_override";
    private const string Product = "TCA-0102 File Reputation User Override";
    private const int MostSamples = 100;
    private const int PageSize = 1_000;

    /// <summary>What one description of the service says of a quota that is used up, where all others say 429.</summary>
    private const int QuotaStatus = 419;

    public IEnumerable<Operation> All =>
    [
        new(Service.Intelligence, "POST", Path + "/{post_format}", OverrideAsync),
        new(Service.Intelligence, "GET", Path + "/list_hashes/{hash_type}", ListAsync),
    ];

    private async Task OverrideAsync(HttpContext context)
    {
        var query = await CloudBody.ReadQueryAsync(context).ConfigureAwait(false);
        var overrides = Items(query, "override_samples").Select(Set).Concat(Items(query, "remove_override").Select(Removed)).ToList();
        if (overrides.Count == 0) throw Refusal.BadRequest("A query has override_samples, remove_override or both.");
        if (overrides.Count > MostSamples) throw new Refusal(413, $"A query has up to {MostSamples} samples.");

        usage.CheckQuota(QuotaStatus);
        store.Override(overrides);
        usage.Count(Product, overrides.Count);
        await Answer.EmptyAsync(context, 200).ConfigureAwait(false);
    }

    private Task ListAsync(HttpContext context)
    {
        CloudAnswer.IsJson(context, usual: "xml");
        var kind = HashQuery.KindOf((string?)context.Request.RouteValues["hash_type"]);
        var start = context.Request.Query["start_hash"].ToString();
        if (start.Length > 0 && !(HashValue.TryParse(start, out var first) && first.Kind == kind)) throw Refusal.BadRequest("start_hash is not a hash of the given type.");

        usage.CheckQuota(QuotaStatus);
        var rest = store.Overrides().Select(one => one[kind]!).Order(StringComparer.Ordinal).SkipWhile(hash => string.CompareOrdinal(hash, start.ToLowerInvariant()) < 0).ToList();
        usage.Count(Product, 1);
        var page = new JsonObject { ["hash_values"] = CloudAnswer.Array(rest.Take(PageSize)), ["has_next"] = rest.Count > PageSize };
        if (rest.Count > PageSize) page["next_hash"] = rest[PageSize];
        return CloudAnswer.SendAsync(context, new JsonObject { ["user_override"] = page }, usual: "xml");
    }

    private static IEnumerable<JsonObject> Items(JsonObject query, string name) => query[name] switch
    {
        null => [],
        JsonArray items => items.Select(item => item as JsonObject ?? throw Refusal.BadRequest($"{name} has objects.")),
        _ => throw Refusal.BadRequest($"{name} is an array."),
    };

    private static CloudOverride Removed(JsonObject item) => new(Digest(item, HashKind.Md5, "md5"), Digest(item, HashKind.Sha1, "sha1"), Digest(item, HashKind.Sha256, "sha256"), null);

    private static CloudOverride Set(JsonObject item) => Removed(item) with { Verdict = VerdictOf(item) };

    private static string Digest(JsonObject item, HashKind kind, string name) =>
        CloudBody.Text(item[name]) is { } text && HashValue.TryParse(text, out var hash) && hash.Kind == kind ? text.ToLowerInvariant() : throw Refusal.BadRequest($"A sample is named by md5, sha1 and sha256: {name} is missing or malformed.");

    // A threat's level stands above the risk scores that mean no threat, a trust factor is the risk score of what is good.
    private static Verdict VerdictOf(JsonObject item)
    {
        var threat = CloudBody.Text(item["threat_name"]);
        return CloudBody.Text(item["status"]) switch
        {
            "KNOWN" => new Verdict(Classification.Goodware, Factor(item, "trust_factor", usual: 0), null, "user", Origin: null),
            "SUSPICIOUS" => new Verdict(Classification.Suspicious, 5 + Factor(item, "threat_level", usual: 1), threat, "user", Origin: null),
            "MALICIOUS" => new Verdict(Classification.Malicious, 5 + Math.Max(1, Factor(item, "threat_level", usual: 5)), threat, "user", Origin: null),
            _ => throw Refusal.BadRequest("status is KNOWN, SUSPICIOUS or MALICIOUS."),
        };
    }

    private static int Factor(JsonObject item, string name, int usual) => CloudBody.Text(item[name]) is not { } text ? usual
        : int.TryParse(text, out var factor) && factor is >= 0 and <= 5 ? factor
        : throw Refusal.BadRequest($"{name} is 0 to 5.");
}
