using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>Schemas of both dialects, 3.0's and 3.1's, into one form. Each place of the document is read once.</summary>
internal sealed class SchemaReader
{
    private static readonly ISet<string> _nothing = new HashSet<string>();
    private static readonly string[] _string = ["string"];
    private static readonly string[] _object = ["object"];
    private static readonly string[] _boolean = ["boolean"];
    private static readonly string[] _integer = ["integer"];
    private static readonly string[] _number = ["number"];
    private static readonly string[] _array = ["array"];

    private readonly ReferenceTable _references;
    private readonly DiagnosticBag _diagnostics;
    private readonly Func<JsonValue, bool> _isComposition;

    /// <summary>What does not stay with its value.</summary>
    private readonly Dictionary<Pointer, SchemaSpec> _read = [];

    /// <summary>What does, and was asked for again.</summary>
    private readonly HashSet<SchemaSpec> _seen = [];

    /// <summary>What references lead to, by their texts.</summary>
    private readonly Dictionary<string, SchemaSpec> _resolved = new(StringComparer.Ordinal);

    public SchemaReader(ReferenceTable references, DiagnosticBag diagnostics) => (_references, _diagnostics, _isComposition) = (references, diagnostics, IsComposition);

    /// <summary>
    /// Reads the schema at a place. What it says depends on its own text alone, but for complaints about what its references lead to; so that
    /// it stays with its value, for the next version of the document too, and only its references are looked after again.
    /// </summary>
    public SchemaSpec Read(JsonValue json, Pointer pointer)
    {
        if (json.Meaning is SchemaSpec kept && kept.Pointer.Equals(pointer))
        {
            if (_seen.Add(kept))
                CheckReferences(kept);
            return kept;
        }

        if (_read.TryGetValue(pointer, out var known))
            return known;
        var complaints = _diagnostics.Count;
        var schema = Create(json, pointer);
        // What was complained about has to be complained about by the next version too.
        return _diagnostics.Count == complaints && json.Mean(schema) is SchemaSpec first && first.Pointer.Equals(pointer) ? first : _read[pointer] = schema;
    }

    /// <summary>The schema at the end of a schema's _references.</summary>
    public SchemaSpec? Resolve(SchemaSpec schema)
    {
        if (schema.Reference is null)
            return schema;
        if (_resolved.TryGetValue(schema.Reference, out var known))
            return known;
        // What leads nowhere is complained about at each reference.
        if (_references.Follow(schema.Json, schema.Pointer, _isComposition) is not ({ } value, var pointer))
            return null;
        return _resolved[schema.Reference] = Read(value, pointer);
    }

    /// <summary>Sees to it that all references within a schema lead somewhere.</summary>
    private void CheckReferences(SchemaSpec schema)
    {
        if (schema.Reference is not null)
            _references.Target(schema.Json["$ref"]!.Value);
        foreach (var property in schema.Properties)
            CheckReferences(property.Schema);
        foreach (var part in schema.AllOf)
            CheckReferences(part);
        foreach (var choice in schema.Choices)
            CheckReferences(choice);
        foreach (var place in schema.PrefixItems)
            CheckReferences(place);
        if (schema.Items is { } items)
            CheckReferences(items);
        if (schema.AdditionalProperties is { } further)
            CheckReferences(further);
    }

    private SchemaSpec Create(JsonValue json, Pointer pointer)
    {
        // 3.1: true means anything, false nothing; nothing is what nobody can send, so anything serves for both.
        if (json.Kind != JsonKind.Object)
        {
            if (json.Kind != JsonKind.Boolean)
                _diagnostics.Add(Descriptors.UnexpectedKind, json.Place, pointer.Name, "a schema, which is an object");
            return new() { Json = json, Pointer = pointer };
        }

        var words = new SchemaKeywords(json);
        SchemaSpec? referred = null;
        if (words.Reference is { } reference)
        {
            if (reference.Kind != JsonKind.String)
                _diagnostics.Add(Descriptors.UnexpectedKind, reference.Place, "$ref", "a string");
            else
                _references.Target(reference);
            var isComposition = IsComposition(json);
            referred = new()
            {
                Json = json,
                Pointer = isComposition ? pointer / "$ref" : pointer,
                Reference = reference.Text,
                Description = Text(words.Description) ?? "",
                MayHaveLimits = words.SaysLimits,
                IsNullable = _references.AllowsSiblings && words.Nullable is { IsTrue: true },
                IsDeprecated = _references.AllowsSiblings && words.Deprecated is { IsTrue: true },
                IsReadOnly = _references.AllowsSiblings && words.ReadOnly is { IsTrue: true },
                IsWriteOnly = _references.AllowsSiblings && words.WriteOnly is { IsTrue: true },
            };
            if (!isComposition)
                return referred;
        }

        var further = words.SaysFurther ? FurtherMembers.Of(json) : default;
        var types = Types(words, further);
        var hasNullType = Array.IndexOf(types, "null") >= 0;
        var choices = Choices(words, pointer, out var isNullChoice);
        var allOf = Schemas(words.AllOf, "allOf", pointer);
        return new()
        {
            Json = json,
            Pointer = pointer,
            Types = hasNullType ? [.. types.Where(type => type != "null")] : types,
            IsNullable = words.Nullable is { IsTrue: true } || hasNullType || isNullChoice || HasNull(words.Enum),
            Format = Text(words.Format) ?? (words.SaysContent ? Content(json) : null),
            Description = Text(words.Description) ?? Text(words.Title) ?? "",
            IsDeprecated = words.Deprecated is { IsTrue: true },
            IsReadOnly = words.ReadOnly is { IsTrue: true },
            IsWriteOnly = words.WriteOnly is { IsTrue: true },
            Properties = Properties(words.Properties, pointer),
            Required = Required(words.Required),
            Items = words.Items is { } items ? Read(items, pointer / "items") : null,
            PrefixItems = Schemas(words.PrefixItems, "prefixItems", pointer),
            AdditionalProperties = further.Schema is { Members.Count: > 0 } rest ? Read(rest, further.Place(pointer)) : null,
            IsOpen = further.AreAllowed,
            Enum = words.Enum is { } values ? [.. Items(values).Where(item => item.Kind != JsonKind.Null)] : [],
            EnumHints = words.Enum is null ? EnumHint.None : EnumHint.Read(json),
            Const = words.Const,
            AllOf = referred is null ? allOf : [referred, .. allOf],
            Choices = choices,
            Discriminator = words.Discriminator is null ? null : DiscriminatorSpec.Read(json),
            IsQuoted = words.IsQuoted is { IsTrue: true },
            NetType = words.NetType,
            MayHaveLimits = words.SaysLimits,
        };
    }

    /// <summary>
    /// Whether members stand beside a reference: 3.1 means both by it, as <c>allOf</c> does. 3.0 says that they are to be ignored, and so is in
    /// either what a reference has no need of, such as a type.
    /// </summary>
    private bool IsComposition(JsonValue json) => _references.AllowsSiblings && SaysMoreThanItsReference(json) && json["$ref"] is { Kind: JsonKind.String };

    /// <summary>Whether there is something beside its reference that makes it another schema than that leads to.</summary>
    public static bool SaysMoreThanItsReference(JsonValue json) =>
        (json["properties"] ?? json["required"] ?? json["allOf"] ?? json["additionalProperties"] ?? json["patternProperties"] ?? json["unevaluatedProperties"]) is not null;

    /// <summary>3.1 says by what bytes become text where 3.0 has a format.</summary>
    private static string? Content(JsonValue json) => json.String("contentEncoding")?.ToLowerInvariant() switch
    {
        "base64" => "byte",
        null when json["contentMediaType"] is not null && json["type"] is null => "binary",
        _ => null,
    };

    private string[] Types(in SchemaKeywords words, FurtherMembers further)
    {
        switch (words.Type)
        {
            case { Kind: JsonKind.String } one:
                return TypeList(one.Text);
            case { Kind: JsonKind.Array } many:
                return [.. many.Items.Where(item => item.Kind == JsonKind.String).Select(item => item.Text)];
            case { } other:
                _diagnostics.Add(Descriptors.UnexpectedKind, other.Place, "type", "a string or a list of strings");
                break;
        }

        return words.Properties is null && further is { Schema: null, AreAllowed: false } ? [] : _object;
    }

    private static string[] TypeList(string type) => type switch
    {
        "string" => _string,
        "object" => _object,
        "boolean" => _boolean,
        "integer" => _integer,
        "number" => _number,
        "array" => _array,
        _ => [type],
    };

    private IReadOnlyList<PropertySpec> Properties(JsonValue? properties, Pointer pointer)
    {
        if (properties is not { } json)
            return [];
        if (json.Kind != JsonKind.Object)
        {
            _diagnostics.Add(Descriptors.UnexpectedKind, json.Place, "properties", "an object");
            return [];
        }

        var place = pointer / "properties";
        var all = new PropertySpec[json.Members.Count];
        var count = 0;
        foreach (var member in json.Members)
            all[count++] = new(member.Name, Read(member, place / member.Name));
        return all;
    }

    private IReadOnlyList<SchemaSpec> Choices(in SchemaKeywords words, Pointer pointer, out bool isNullChoice)
    {
        isNullChoice = false;
        if (words.OneOf is null && words.AnyOf is null)
            return [];
        var choices = new List<SchemaSpec>();
        foreach (var (list, name) in new[] { (words.OneOf, "oneOf"), (words.AnyOf, "anyOf") })
        {
            var place = pointer / name;
            var items = Items(list);
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i]["type"] is { Kind: JsonKind.String, Text: "null" })
                    isNullChoice = true;
                else
                    choices.Add(Read(items[i], place / i));
            }
        }

        return choices;
    }

    /// <summary>Most schemas have none of a kind, and there are a hundred thousand schemas: nothing is made for nothing.</summary>
    private SchemaSpec[] Schemas(JsonValue? list, string name, Pointer pointer)
    {
        if (Items(list) is not { Count: > 0 } items)
            return [];
        var place = pointer / name;
        var schemas = new SchemaSpec[items.Count];
        for (var i = 0; i < schemas.Length; i++)
            schemas[i] = Read(items[i], place / i);
        return schemas;
    }

    private static ISet<string> Required(JsonValue? required)
    {
        if (Items(required) is not { Count: > 0 } names)
            return _nothing;
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name.Kind == JsonKind.String)
                all.Add(name.Text);
        }

        return all;
    }

    private static string? Text(JsonValue? value) => value is { Kind: JsonKind.String, Text: var text } ? text : null;

    private static bool HasNull(JsonValue? values)
    {
        foreach (var item in Items(values))
        {
            if (item.Kind == JsonKind.Null)
                return true;
        }

        return false;
    }

    private static JsonList Items(JsonValue? value) => value?.Items ?? default;
}
