using System.Text.Json.Nodes;

namespace SpectraKit.Tests.Specs;

/// <summary>One operation of a spec.</summary>
internal sealed record EndpointOperation(EndpointDocument Document, string Method, string Path, JsonObject Node)
{
    public string Id => Node["operationId"]!.GetValue<string>();

    public bool IsDeprecated => Node["deprecated"]?.GetValue<bool>() == true;

    /// <summary>Whether a caller without a credential is refused.</summary>
    public bool NeedsCredential => Node["security"] is not JsonArray { Count: 0 };

    public IEnumerable<JsonObject> Parameters =>
        from parameter in Node["parameters"]?.AsArray() ?? []
        select Document.Resolve(parameter!);

    public JsonObject Responses => Node["responses"]!.AsObject();

    /// <summary>The one content type of the body and its schema; null without a body.</summary>
    public (string ContentType, JsonNode Schema)? Body =>
        Node["requestBody"]?["content"]?.AsObject().Single() is { } content ? (content.Key, content.Value!["schema"]!) : null;

    /// <summary>The schema of the JSON that a status answers; null when it answers none.</summary>
    public JsonNode? Answer(string status) => Responses[status]?["content"]?["application/json"]?["schema"];

    public JsonObject? Extension(string name) => Node[name]?.AsObject();

    public override string ToString() => $"{Document.Name}: {Method} {Path}";
}
