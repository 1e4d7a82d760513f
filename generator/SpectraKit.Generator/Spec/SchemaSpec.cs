using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>A schema as written, in wire words, with its references still to be followed.</summary>
internal sealed class SchemaSpec
{
    private static readonly ISet<string> _nothing = new HashSet<string>();

    /// <summary>The value in the document.</summary>
    public required JsonValue Json { get; init; }

    /// <summary>Where it stands: what inline types are named from.</summary>
    public required Pointer Pointer { get; init; }

    /// <summary>The pointer that it refers to; <c>null</c> for a schema of its own.</summary>
    public string? Reference { get; init; }

    /// <summary><c>string</c>, <c>integer</c> …, without <c>null</c>, in the order of the document.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public bool IsNullable { get; init; }

    public string? Format { get; init; }

    public string Description { get; init; } = "";

    public bool IsDeprecated { get; init; }

    /// <summary>Whether it stands in answers only.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether it stands in requests only.</summary>
    public bool IsWriteOnly { get; init; }

    public IReadOnlyList<PropertySpec> Properties { get; init; } = [];

    public ISet<string> Required { get; init; } = _nothing;

    public SchemaSpec? Items { get; init; }

    /// <summary>The schemas of a tuple's places.</summary>
    public IReadOnlyList<SchemaSpec> PrefixItems { get; init; } = [];

    /// <summary>The schema of further members; <c>null</c> when the document says nothing, or forbids them.</summary>
    public SchemaSpec? AdditionalProperties { get; init; }

    /// <summary>Whether the document says that there may be further members.</summary>
    public bool IsOpen { get; init; }

    public IReadOnlyList<JsonValue> Enum { get; init; } = [];

    /// <summary>Names and meanings of the values, by the values in the document.</summary>
    public IReadOnlyDictionary<JsonValue, EnumHint> EnumHints { get; init; } = EnumHint.None;

    public JsonValue? Const { get; init; }

    public IReadOnlyList<SchemaSpec> AllOf { get; init; } = [];

    /// <summary><c>oneOf</c> and <c>anyOf</c>.</summary>
    public IReadOnlyList<SchemaSpec> Choices { get; init; } = [];

    public DiscriminatorSpec? Discriminator { get; init; }

    /// <summary><c>x-kit-quoted</c>: a number that some answers put in quotes.</summary>
    public bool IsQuoted { get; init; }

    /// <summary><c>x-kit-type</c>.</summary>
    public JsonValue? NetType { get; init; }

    /// <summary>Whether it is worth looking for keywords that limit its values or state a default.</summary>
    public bool MayHaveLimits { get; init; } = true;

    /// <summary>Whether it is one type, and that a string, a number or a boolean of which all values are meant.</summary>
    public bool IsScalar => Types.Count == 1 && Types[0] is "string" or "integer" or "number" or "boolean"
        && Enum.Count == 0 && AllOf.Count == 0 && Choices.Count == 0 && Properties.Count == 0 && NetType is null && Reference is null;

    /// <summary>Whether it is its choices and nothing else.</summary>
    public bool IsChoice => Choices.Count > 0 && Properties.Count == 0 && AllOf.Count == 0 && NetType is null && AllTypesAre("object");

    /// <summary>The same, as one of its several types.</summary>
    public SchemaSpec Only(string type) => new()
    {
        Json = Json,
        Pointer = Pointer / type,
        Types = [type],
        Format = Format,
        Description = Description,
        IsDeprecated = IsDeprecated,
        Properties = type == "object" ? Properties : [],
        Required = Required,
        Items = type == "array" ? Items : null,
        PrefixItems = type == "array" ? PrefixItems : [],
        AdditionalProperties = type == "object" ? AdditionalProperties : null,
        IsOpen = type == "object" && IsOpen,
        Enum = Enum,
        EnumHints = EnumHints,
        AllOf = type == "object" ? AllOf : [],
    };

    public bool Is(string type) => Types.Count == 1 && Types[0] == type;

    /// <summary>Whether it states no other type.</summary>
    public bool AllTypesAre(string type)
    {
        for (var i = 0; i < Types.Count; i++)
        {
            if (Types[i] != type)
                return false;
        }

        return true;
    }

    /// <summary>Whether it has one of some keywords.</summary>
    public bool Has(params string[] keywords) => Array.Exists(keywords, keyword => Json[keyword] is not null);
}
