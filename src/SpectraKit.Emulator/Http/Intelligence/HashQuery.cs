using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>A bulk query of the cloud, in either of its two formats.</summary>
/// <param name="Kind">The type of all its hashes.</param>
/// <param name="Hashes">The hashes as the client wrote them, valid or not.</param>
/// <param name="DeleteOn">When to delete, in seconds since 1970; only deletions have it, as a string.</param>
internal sealed record HashQuery(HashKind Kind, IReadOnlyList<string> Hashes, string? DeleteOn)
{
    /// <exception cref="Refusal">It is not such a query, or asks for too much.</exception>
    public static async Task<HashQuery> ReadAsync(HttpContext context, int mostHashes)
    {
        var query = await CloudBody.ReadQueryAsync(context).ConfigureAwait(false);
        // Of XML without an item there is no telling that it is a list.
        IReadOnlyList<string> hashes = query["hashes"] is JsonArray items ? [.. items.Select(item => CloudBody.Text(item) ?? "")] : [];
        if (hashes.Count == 0 || hashes.Count > mostHashes) throw Refusal.BadRequest($"A query has 1 to {mostHashes} hashes.");
        return new HashQuery(KindOf(CloudBody.Text(query["hash_type"])), hashes, CloudBody.Text(query["delete_on"]));
    }

    /// <exception cref="Refusal">It is none of the three types.</exception>
    public static HashKind KindOf(string? type) => type switch
    {
        "md5" => HashKind.Md5,
        "sha1" => HashKind.Sha1,
        "sha256" => HashKind.Sha256,
        _ => throw Refusal.BadRequest("The hash type is md5, sha1 or sha256."),
    };
}
