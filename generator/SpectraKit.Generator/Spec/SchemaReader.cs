using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>Schemas of both dialects, 3.0's and 3.1's, into one form. Each place of the document is read once.</summary>
internal sealed class SchemaReader(ReferenceTable references, DiagnosticBag diagnostics)
{
    private static readonly ISet<string> _nothing = new HashSet<string>();

    private readonly Dictionary<Pointer, SchemaSpec> _read = [];

    /// <summary>Reads the schema at a place.</summary>
    public SchemaSpec Read(JsonValue json, Pointer pointer)
    {
        if (_read.TryGetValue(pointer, out var known))
            return known;
        return _read[pointer] = Create(json, pointer);
    }

    /// <summary>The schema at the end of a schema's references.</summary>
    public SchemaSpec? Resolve(SchemaSpec schema)
    {
        if (schema.Reference is null)
            return schema;
        var (value, pointer) = references.Follow(schema.Json, schema.Pointer, IsComposition);
        return value is null ? null : Read(value, pointer);
    }

    private SchemaSpec Create(JsonValue json, Pointer pointer)
    {
        // 3.1: true means anything, false nothing; nothing is what nobody can send, so anything serves for both.
        if (json.Kind != JsonKind.Object)
        {
            if (json.Kind != JsonKind.Boolean)
                diagnostics.Add(Descriptors.UnexpectedKind, json.Span, pointer.Name, "a schema, which is an object");
            return new() { Json = json, Pointer = pointer };
        }

        SchemaSpec? referred = null;
        if (json["$ref"] is { } reference)
        {
            if (reference.Kind != JsonKind.String)
                diagnostics.Add(Descriptors.UnexpectedKind, reference.Span, "$ref", "a string");
            else
                references.Target(reference);
            referred = new()
            {
                Json = json,
                Pointer = IsComposition(json) ? pointer / "$ref" : pointer,
                Reference = reference.Text,
                Description = json.String("description") ?? "",
                IsNullable = references.AllowsSiblings && json.Flag("nullable"),
                IsDeprecated = references.AllowsSiblings && json.Flag("deprecated"),
                IsReadOnly = references.AllowsSiblings && json.Flag("readOnly"),
                IsWriteOnly = references.AllowsSiblings && json.Flag("writeOnly"),
            };
            if (!IsComposition(json))
                return referred;
        }

        var types = Types(json);
        List<SchemaSpec> choices = [.. Schemas(json, "oneOf", pointer), .. Schemas(json, "anyOf", pointer)];
        var isNullChoice = choices.RemoveAll(choice => choice.Json["type"] is { Kind: JsonKind.String, Text: "null" }) > 0;
        var further = FurtherMembers.Of(json);
        return new()
        {
            Json = json,
            Pointer = pointer,
            Types = types.Contains("null") ? [.. types.Where(type => type != "null")] : types,
            IsNullable = json.Flag("nullable") || types.Contains("null") || isNullChoice || HasNull(json["enum"]),
            Format = json.String("format") ?? Content(json),
            Description = json.String("description") ?? json.String("title") ?? "",
            IsDeprecated = json.Flag("deprecated"),
            IsReadOnly = json.Flag("readOnly"),
            IsWriteOnly = json.Flag("writeOnly"),
            Properties = Properties(json, pointer),
            Required = Required(json),
            Items = json["items"] is { } items ? Read(items, pointer / "items") : null,
            PrefixItems = Schemas(json, "prefixItems", pointer),
            AdditionalProperties = further.Schema is { Members.Count: > 0 } rest ? Read(rest, further.Place(pointer)) : null,
            IsOpen = further.AreAllowed,
            Enum = json["enum"] is { } values ? [.. Items(values).Where(item => item.Kind != JsonKind.Null)] : [],
            EnumHints = EnumHint.Read(json),
            Const = json["const"],
            AllOf = referred is null ? Schemas(json, "allOf", pointer) : [referred, .. Schemas(json, "allOf", pointer)],
            Choices = choices,
            Discriminator = DiscriminatorSpec.Read(json),
            IsQuoted = json.Flag("x-kit-quoted"),
            NetType = json.Find("x-kit-type"),
        };
    }

    /// <summary>
    /// Whether members stand beside a reference: 3.1 means both by it, as <c>allOf</c> does. 3.0 says that they are to be ignored, and so is in
    /// either what a reference has no need of, such as a type.
    /// </summary>
    private bool IsComposition(JsonValue json) => references.AllowsSiblings
        && (json["properties"] ?? json["required"] ?? json["allOf"] ?? json["additionalProperties"] ?? json["patternProperties"] ?? json["unevaluatedProperties"]) is not null
        && json["$ref"] is { Kind: JsonKind.String };

    /// <summary>3.1 says by what bytes become text where 3.0 has a format.</summary>
    private static string? Content(JsonValue json) => json.String("contentEncoding")?.ToLowerInvariant() switch
    {
        "base64" => "byte",
        null when json["contentMediaType"] is not null && json["type"] is null => "binary",
        _ => null,
    };

    private string[] Types(JsonValue json)
    {
        switch (json["type"])
        {
            case { Kind: JsonKind.String } one:
                return [one.Text];
            case { Kind: JsonKind.Array } many:
                return [.. many.Items.Where(item => item.Kind == JsonKind.String).Select(item => item.Text)];
            case { } other:
                diagnostics.Add(Descriptors.UnexpectedKind, other.Span, "type", "a string or a list of strings");
                break;
        }

        return json["properties"] is null && FurtherMembers.Of(json) is { Schema: null, AreAllowed: false } ? [] : ["object"];
    }

    private List<PropertySpec> Properties(JsonValue json, Pointer pointer)
    {
        if (json["properties"] is not { } properties)
            return [];
        if (properties.Kind != JsonKind.Object)
        {
            diagnostics.Add(Descriptors.UnexpectedKind, properties.Span, "properties", "an object");
            return [];
        }

        var place = pointer / "properties";
        return [.. properties.Members.Select(member => new PropertySpec(member.Name, Read(member.Value, place / member.Name)))];
    }

    /// <summary>Most schemas have none of a kind, and there are a hundred thousand schemas: nothing is made for nothing.</summary>
    private SchemaSpec[] Schemas(JsonValue json, string name, Pointer pointer)
    {
        if (Items(json[name]) is not { Count: > 0 } items)
            return [];
        var place = pointer / name;
        var schemas = new SchemaSpec[items.Count];
        for (var i = 0; i < schemas.Length; i++)
            schemas[i] = Read(items[i], place / i);
        return schemas;
    }

    private static ISet<string> Required(JsonValue json) => Items(json["required"]) is { Count: > 0 } names
        ? new HashSet<string>(names.Where(name => name.Kind == JsonKind.String).Select(name => name.Text), StringComparer.Ordinal)
        : _nothing;

    private static bool HasNull(JsonValue? values) => Items(values).Any(item => item.Kind == JsonKind.Null);

    private static JsonList<JsonValue> Items(JsonValue? value) => value?.Items ?? default;
}
