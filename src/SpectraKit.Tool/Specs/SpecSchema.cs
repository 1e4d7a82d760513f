using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using SpectraKit.Generator.Json;

namespace SpectraKit.Tool.Specs;

/// <summary>The JSON schema of the documents of one version: OpenAPI's objects and the extensions that clients are generated from.</summary>
internal sealed class SpecSchema
{
    private static readonly Lazy<SpecSchema> _version30 = new(() => Load("openapi-3.0.json"));
    private static readonly Lazy<SpecSchema> _version31 = new(() => Load("openapi-3.1.json"));

    private readonly JsonSchema _schema;

    private SpecSchema(JsonSchema schema) => _schema = schema;

    /// <summary>The schema of a document's version; <c>null</c> for a version that there is none of.</summary>
    public static SpecSchema? Of(JsonValue document) => document.String("openapi") switch
    {
        { } version when version.StartsWith("3.0.", StringComparison.Ordinal) => _version30.Value,
        { } version when version.StartsWith("3.1.", StringComparison.Ordinal) => _version31.Value,
        _ => null,
    };

    /// <summary>What the schema says against a document, as the validator says it: with all that was tried and failed.</summary>
    public ICollection<ValidationError> Check(JToken document) => new JsonSchemaValidator(new JsonSchemaValidatorSettings()).Validate(document, _schema);

    private static SpecSchema Load(string name)
    {
        var schema = Read(name);
        var definitions = (JObject)schema["definitions"]!;
        definitions.Merge(Read("openapi.json")["definitions"]!);
        definitions.Merge(Read("x-kit.json")["definitions"]!);
        return new(JsonSchema.FromJsonAsync(schema.ToString()).GetAwaiter().GetResult());
    }

    private static JObject Read(string name)
    {
        using var stream = typeof(SpecSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return JObject.Parse(reader.ReadToEnd());
    }
}
