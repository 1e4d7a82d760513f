using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Hashes in paths and bodies, and what is said when they are none.</summary>
internal static class HashParameters
{
    /// <summary>The hash of the path.</summary>
    /// <param name="context">The request.</param>
    /// <param name="malformed">The status when it is none: the operations differ.</param>
    public static HashValue PathHash(HttpContext context, int malformed) =>
        HashValue.TryParse((string)context.Request.RouteValues["hash_value"]!, out var hash)
            ? hash
            : throw new Refusal(malformed, "The value is not a valid sha1, sha256, sha512 or md5 hash.");

    /// <summary>The sample of the path, where SHA-512 is not taken.</summary>
    public static Sample PathSampleOfShortHash(HttpContext context, SampleStore store, int malformed) =>
        PathHash(context, malformed) is { Kind: HashKind.Sha512 }
            ? throw new Refusal(malformed, "The value is not a valid sha1, sha256 or md5 hash.")
            : PathSample(context, store, malformed);

    /// <summary>The sample of the path.</summary>
    public static Sample PathSample(HttpContext context, SampleStore store, int malformed) =>
        store.Find(PathHash(context, malformed)) ?? throw Refusal.NotFound("The sample is not on the appliance.");

    /// <summary>The hashes of a bulk request: at least one, all of one kind, each once, as the client wrote them.</summary>
    public static IReadOnlyList<(string Text, HashValue Hash)> BulkHashes(RequestFields fields, string name)
    {
        var hashes = new List<(string Text, HashValue Hash)>();
        foreach (var text in fields.List(name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!HashValue.TryParse(text, out var hash)) throw Refusal.BadRequest("A value is not a valid sha1, sha256, sha512 or md5 hash.");
            if (hashes.Count > 0 && hashes[0].Hash.Kind != hash.Kind) throw Refusal.BadRequest("All hashes of a request must be of the same type.");
            hashes.Add((text, hash));
        }

        return hashes.Count > 0 ? hashes : throw Refusal.BadRequest($"{name} is required.");
    }
}
