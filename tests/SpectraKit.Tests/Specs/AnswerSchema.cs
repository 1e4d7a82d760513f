using System.Text.Json.Nodes;
using NJsonSchema;

namespace SpectraKit.Tests.Specs;

/// <summary>
/// The schema of an answer in the older dialect that the validator reads: constants become one-value enums, components become
/// definitions. It is stricter than the spec in one thing: members that the spec does not name are refused, so that neither a server
/// nor a spec can grow one unnoticed.
/// </summary>
internal sealed class AnswerSchema
{
    private readonly JsonSchema _schema;

    private AnswerSchema(JsonSchema schema) => _schema = schema;

    /// <summary>The schema of what an operation answers with a status; null when that answer has no JSON.</summary>
    public static async Task<AnswerSchema?> OfAsync(EndpointOperation operation, int status, CancellationToken cancellationToken)
    {
        if (operation.Answer(status.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not { } answer)
            return null;

        var root = Translate(answer.DeepClone())!.AsObject();
        if (root["$ref"] is not null)
            root = new JsonObject { ["allOf"] = new JsonArray(root) };
        root["$schema"] = "http://json-schema.org/draft-04/schema#";
        root["definitions"] = Translate(operation.Document.Root["components"]!["schemas"]!.DeepClone());
        return new AnswerSchema(await JsonSchema.FromJsonAsync(root.ToJsonString(), cancellationToken));
    }

    /// <summary>What is wrong with a body, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Mistakes(string json) => [.. _schema.Validate(json).Select(error => $"{error.Path}: {error.Kind}")];

    private static JsonNode? Translate(JsonNode? node)
    {
        if (node is JsonArray array)
            return new JsonArray([.. array.Select(item => Translate(item?.DeepClone()))]);
        if (node is not JsonObject schema)
            return node;

        if (schema["$ref"] is { } reference)
            return new JsonObject { ["$ref"] = reference.GetValue<string>().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal) };

        var translated = new JsonObject();
        foreach (var (name, value) in schema)
        {
            if (name == "const")
                translated["enum"] = new JsonArray(value?.DeepClone());
            else if (!name.StartsWith("x-kit-", StringComparison.Ordinal))
                translated[name] = Translate(value?.DeepClone());
        }

        if (translated["properties"] is JsonObject && translated["additionalProperties"] is null && translated["type"] is JsonValue)
            translated["additionalProperties"] = false;
        return translated;
    }
}
