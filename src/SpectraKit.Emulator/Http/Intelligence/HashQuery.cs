using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
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
        var (body, cancellationToken) = (context.Request.Body, context.RequestAborted);
        var (type, hashes, deleteOn) = (string?)context.Request.RouteValues["post_format"] switch
        {
            "json" => await ReadJsonAsync(body, cancellationToken).ConfigureAwait(false),
            "xml" => await ReadXmlAsync(body, cancellationToken).ConfigureAwait(false),
            _ => throw Refusal.BadRequest("The request format is json or xml."),
        };
        if (hashes.Count == 0 || hashes.Count > mostHashes) throw Refusal.BadRequest($"A query has 1 to {mostHashes} hashes.");
        return new HashQuery(KindOf(type), hashes, deleteOn);
    }

    /// <exception cref="Refusal">It is none of the three types.</exception>
    public static HashKind KindOf(string? type) => type switch
    {
        "md5" => HashKind.Md5,
        "sha1" => HashKind.Sha1,
        "sha256" => HashKind.Sha256,
        _ => throw Refusal.BadRequest("The hash type is md5, sha1 or sha256."),
    };

    private static async Task<(string? Type, List<string> Hashes, string? DeleteOn)> ReadJsonAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken).ConfigureAwait(false);
            var query = document.RootElement.GetProperty("rl").GetProperty("query");
            return (
                query.GetProperty("hash_type").GetString(),
                [.. query.GetProperty("hashes").EnumerateArray().Select(hash => hash.GetString() ?? "")],
                query.TryGetProperty("delete_on", out var deleteOn) && deleteOn.ValueKind != JsonValueKind.Null ? deleteOn.ToString() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Refusal.BadRequest("The body is not {\"rl\": {\"query\": {\"hash_type\": \"…\", \"hashes\": [\"…\"]}}}.");
        }
    }

    private static async Task<(string? Type, List<string> Hashes, string? DeleteOn)> ReadXmlAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            var settings = new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(body, settings);
            var document = await XDocument.LoadAsync(reader, LoadOptions.None, cancellationToken).ConfigureAwait(false);
            var query = document.Root?.Name == "rl" ? document.Root.Element("query") : null;
            if (query?.Element("hashes") is { } hashes)
                return (query.Element("hash_type")?.Value.Trim(), [.. hashes.Elements("item").Select(item => item.Value.Trim())], query.Element("delete_on")?.Value.Trim());
        }
        catch (XmlException)
        {
            // Said below, in the words for both.
        }

        throw Refusal.BadRequest("The body is not <rl><query><hash_type>…</hash_type><hashes><item>…</item></hashes></query></rl>.");
    }
}
