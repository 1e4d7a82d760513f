using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>The shape that most of the cloud's operations share: one sample by the address, or up to a hundred by a body.</summary>
internal sealed class CloudQueries(SampleStore store, UsageLog usage, string product)
{
    private const int MostHashes = 100;

    /// <summary>The hash of the address, of the kind that stands beside it.</summary>
    /// <exception cref="Refusal">It is none.</exception>
    public static HashValue PathHash(HttpContext context)
    {
        var kind = HashQuery.KindOf((string?)context.Request.RouteValues["hash_type"]);
        var hash = HashParameters.PathHash(context, malformed: 400);
        return hash.Kind == kind ? hash : throw Refusal.BadRequest("The hash is not of the given type.");
    }

    public static JsonObject QueryHash(HashValue hash) => new() { [hash.KindName] = Convert.ToHexStringLower(hash.Bytes) };

    /// <summary>Answers about one sample.</summary>
    /// <param name="context">The request.</param>
    /// <param name="write">What stands below <c>rl</c>; <c>null</c> when there is nothing to say, which is 404.</param>
    public Task OneAsync(HttpContext context, Func<HashValue, Sample?, JsonObject?> write)
    {
        CloudAnswer.IsJson(context, usual: "xml");
        var hash = PathHash(context);
        usage.CheckQuota();
        var rl = write(hash, store.Find(hash)) ?? throw Refusal.NotFound("Nothing is known of the sample.");
        usage.Count(product, 1);
        return CloudAnswer.SendAsync(context, rl, usual: "xml");
    }

    /// <summary>Answers about several samples: an entry each, and lists of the hashes that there is nothing to say about.</summary>
    /// <param name="context">The request.</param>
    /// <param name="write">An entry; <c>null</c> when there is nothing to say.</param>
    public async Task SeveralAsync(HttpContext context, Func<HashValue, Sample?, JsonObject?> write)
    {
        var usual = (string)context.Request.RouteValues["post_format"]!;
        CloudAnswer.IsJson(context, usual);
        var (valid, invalid) = Split(await HashQuery.ReadAsync(context, MostHashes).ConfigureAwait(false));
        usage.CheckQuota();
        var entries = new JsonArray();
        var unknown = new List<string>();
        foreach (var (text, hash) in valid)
        {
            if (write(hash, store.Find(hash)) is { } entry) entries.Add((JsonNode)entry);
            else unknown.Add(text);
        }

        usage.Count(product, valid.Count);
        var rl = new JsonObject { ["entries"] = entries };
        if (unknown.Count > 0) rl["unknown_hashes"] = CloudAnswer.Array(unknown);
        if (invalid.Count > 0) rl["invalid_hashes"] = CloudAnswer.Array(invalid);
        await CloudAnswer.SendAsync(context, rl, usual).ConfigureAwait(false);
    }

    /// <summary>The hashes of a query's kind, each once, and what is none.</summary>
    public static (IReadOnlyList<(string Text, HashValue Hash)> Valid, IReadOnlyList<string> Invalid) Split(HashQuery query)
    {
        var valid = new List<(string, HashValue)>();
        var invalid = new List<string>();
        foreach (var text in query.Hashes.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (HashValue.TryParse(text, out var hash) && hash.Kind == query.Kind) valid.Add((text, hash));
            else invalid.Add(text);
        }

        return (valid, invalid);
    }
}
