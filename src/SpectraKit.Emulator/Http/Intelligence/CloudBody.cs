using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>The bodies of the cloud's requests, in either of their two formats: below <c>rl</c> and <c>query</c> stands what is asked.</summary>
internal static class CloudBody
{
    private const int LongestBody = 1 << 20;

    // Found out here, and not when somebody looks for a member that is there twice.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>What stands below <c>query</c>.</summary>
    /// <exception cref="Refusal">The body is not such a query, or its format none.</exception>
    public static async Task<JsonObject> ReadQueryAsync(HttpContext context)
    {
        var format = (string?)context.Request.RouteValues["post_format"];
        if (format is not ("json" or "xml")) throw Refusal.BadRequest("The request format is json or xml.");
        if (context.Request.ContentLength > LongestBody) throw new Refusal(413, "The request is too long.");

        try
        {
            var root = format == "json"
                ? (await JsonNode.ParseAsync(context.Request.Body, documentOptions: Strict, cancellationToken: context.RequestAborted).ConfigureAwait(false))?["rl"]
                : await ReadXmlAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            if (root?["query"] is JsonObject query) return query;
        }
        catch (Exception e) when (e is JsonException or XmlException or InvalidOperationException)
        {
            // Said below, in the words for both.
        }

        throw Refusal.BadRequest(format == "json" ? "The body is not {\"rl\": {\"query\": {…}}}." : "The body is not <rl><query>…</query></rl>.");
    }

    /// <summary>A value as text, whether it is a string, a number or an element; <c>null</c> when there is none.</summary>
    /// <exception cref="Refusal">It is no text: half of a surrogate pair is well-formed JSON.</exception>
    public static string? Text(JsonNode? value)
    {
        try
        {
            return value?.ToString();
        }
        catch (InvalidOperationException)
        {
            throw Refusal.BadRequest("A string of the body is not Unicode.");
        }
    }

    private static async Task<JsonNode?> ReadXmlAsync(Stream body, CancellationToken cancellationToken)
    {
        var settings = new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestBody };
        using var reader = XmlReader.Create(body, settings);
        var document = await XDocument.LoadAsync(reader, LoadOptions.None, cancellationToken).ConfigureAwait(false);
        return document.Root is { Name.LocalName: "rl" } root ? Node(root) : null;
    }

    // The reverse of how answers are written: members are elements, and every element of an array is an item.
    private static JsonNode Node(XElement element)
    {
        var inner = element.Elements().ToList();
        if (inner.Count == 0) return JsonValue.Create(element.Value.Trim());
        if (inner.All(one => one.Name.LocalName == "item")) return new JsonArray([.. inner.Select(Node)]);

        var members = new JsonObject();
        foreach (var one in inner) members[one.Name.LocalName] = Node(one);
        return members;
    }
}
