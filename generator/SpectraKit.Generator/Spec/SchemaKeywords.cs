using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>The members of a schema by what they mean, found in one walk: to look for each of them takes longer than all the rest, a hundred thousand times.</summary>
internal readonly struct SchemaKeywords
{
    public SchemaKeywords(JsonValue schema)
    {
        foreach (var member in schema.Members)
        {
            switch (member.Name)
            {
                case "$ref": Reference = member; break;
                case "type": Type = member; break;
                case "format": Format = member; break;
                case "title": Title = member; break;
                case "description": Description = member; break;
                case "nullable": Nullable = member; break;
                case "deprecated": Deprecated = member; break;
                case "readOnly": ReadOnly = member; break;
                case "writeOnly": WriteOnly = member; break;
                case "properties": Properties = member; break;
                case "required": Required = member; break;
                case "items": Items = member; break;
                case "prefixItems": PrefixItems = member; break;
                case "enum": Enum = member; break;
                case "const": Const = member; break;
                case "allOf": AllOf = member; break;
                case "oneOf": OneOf = member; break;
                case "anyOf": AnyOf = member; break;
                case "discriminator": Discriminator = member; break;
                case "x-kit-quoted": IsQuoted = member; break;
                case "x-kit-type": NetType = member; break;
                case "contentEncoding" or "contentMediaType": SaysContent = true; break;
                case "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties" or "uniqueItems"
                    or "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" or "pattern" or "default":
                    SaysLimits = true;
                    break;
                case "additionalProperties" or "unevaluatedProperties" or "patternProperties" or "dependentSchemas" or "then" or "else": SaysFurther = true; break;
            }
        }
    }

    public JsonValue? Reference { get; }

    public JsonValue? Type { get; }

    public JsonValue? Format { get; }

    public JsonValue? Title { get; }

    public JsonValue? Description { get; }

    public JsonValue? Nullable { get; }

    public JsonValue? Deprecated { get; }

    public JsonValue? ReadOnly { get; }

    public JsonValue? WriteOnly { get; }

    public JsonValue? Properties { get; }

    public JsonValue? Required { get; }

    public JsonValue? Items { get; }

    public JsonValue? PrefixItems { get; }

    public JsonValue? Enum { get; }

    public JsonValue? Const { get; }

    public JsonValue? AllOf { get; }

    public JsonValue? OneOf { get; }

    public JsonValue? AnyOf { get; }

    public JsonValue? Discriminator { get; }

    public JsonValue? IsQuoted { get; }

    public JsonValue? NetType { get; }

    /// <summary>Whether it says how bytes become text.</summary>
    public bool SaysContent { get; }

    /// <summary>Whether it limits its values, or says which one stands for none.</summary>
    public bool SaysLimits { get; }

    /// <summary>Whether it says something of members that it does not name.</summary>
    public bool SaysFurther { get; }
}
