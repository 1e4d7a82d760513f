using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Extensions;

/// <summary>One of our extensions: where it belongs, and what it says there.</summary>
internal sealed record ExtensionWord(string Name, ExtensionShape Shape, params SpecObject[] Places)
{
    /// <summary>What the names of all of ours begin with.</summary>
    public const string Prefix = "x-kit-";

    /// <summary>Every one. <c>spectrakit spec check</c> has the same as a JSON schema.</summary>
    public static readonly IReadOnlyList<ExtensionWord> All =
    [
        new("x-kit-type", ExtensionShape.NetType, SpecObject.Schema),
        new("x-kit-quoted", ExtensionShape.Flag, SpecObject.Schema) { WhyIgnored = WhyNotQuoted },
        new("x-kit-empty", ExtensionShape.Flag, SpecObject.Response),
        new("x-kit-key-prefix", ExtensionShape.Text, SpecObject.SecurityScheme)
        {
            WhyIgnored = scheme => scheme.String("type") is null or "apiKey" ? null : "only a scheme of type 'apiKey' has a key that something could stand before",
        },
        new("x-kit-rate-limit", ExtensionShape.Object(new("permits", ExtensionShape.Count, true), new("window", ExtensionShape.Duration, true), new("group", ExtensionShape.Text)), SpecObject.Operation, SpecObject.Tag),
        new("x-kit-concurrency", ExtensionShape.ObjectOr(ExtensionShape.Count, new("permits", ExtensionShape.Count, true), new("group", ExtensionShape.Text)), SpecObject.Operation, SpecObject.Tag),
        new("x-kit-retry", ExtensionShape.Object(new("statuses", ExtensionShape.List(ExtensionShape.Status, "a list of statuses", 0), true), new("safe", ExtensionShape.Flag)), SpecObject.Operation),
        new(
            "x-kit-batch",
            ExtensionShape.Object(
                new("parameter", ExtensionShape.Text, true),
                new("size", ExtensionShape.Count, true),
                new("items", ExtensionShape.Text),
                new("groupBy", ExtensionShape.Text),
                new("groupAs", ExtensionShape.Text)),
            SpecObject.Operation),
        new(
            "x-kit-pages",
            ExtensionShape.Object(
                new("page", ExtensionShape.Text, true),
                new("size", ExtensionShape.Text, true),
                new("items", ExtensionShape.Text, true),
                new("next", ExtensionShape.Text),
                new("count", ExtensionShape.Text)),
            SpecObject.Operation),
        new(
            "x-kit-poll",
            ExtensionShape.Object(
                new("items", ExtensionShape.Text),
                new("of", ExtensionShape.Text),
                new("state", ExtensionShape.Text, true),
                new("done", ExtensionShape.List(ExtensionShape.Text, "a list of at least one state", 1), true),
                new("interval", ExtensionShape.Duration, true),
                new("maxInterval", ExtensionShape.Duration, true)),
            SpecObject.Operation),
        new("x-kit-replaced-by", ExtensionShape.Name, SpecObject.Operation)
        {
            WhyIgnored = operation => operation.Flag("deprecated") ? null : "the operation does not say that it is 'deprecated'",
        },
    ];

    private static readonly Dictionary<string, ExtensionWord> _byName = All.ToDictionary(word => word.Name, StringComparer.Ordinal);

    /// <summary>Why it means nothing to an object of the right kind; <c>null</c> when it means something.</summary>
    public Func<JsonValue, string?> WhyIgnored { get; private init; } = _ => null;

    public static ExtensionWord? Find(string name) => _byName.TryGetValue(name, out var word) ? word : null;

    /// <summary>A schema that says its type, and that it is one, is taken at its word.</summary>
    private static string? WhyNotQuoted(JsonValue schema)
    {
        const string why = "it is for a value that is a number or a string";
        return (schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"]) is not null ? null : schema["type"] switch
        {
            { Kind: JsonKind.String } => why,
            { Kind: JsonKind.Array } types => HasType(types, "string") && (HasType(types, "integer") || HasType(types, "number")) ? null : why,
            _ => null,
        };
    }

    private static bool HasType(JsonValue types, string name) => types.Items.Any(type => type.Text == name);
}
