using NJsonSchema;
using NJsonSchema.Validation;
using SpectraKit.Generator.Extensions;
using SpectraKit.Generator.Json;

namespace SpectraKit.Tool.Specs;

/// <summary>What a schema says against a value, in a sentence.</summary>
internal static class SchemaSentence
{
    private const int MaxShown = 60;

    /// <summary>Whether a schema has words of its own for this, which say more than what was tried.</summary>
    public static bool IsOwn(ValidationError error) =>
        error.Kind is ValidationErrorKind.NotAnyOf or ValidationErrorKind.NotOneOf or ValidationErrorKind.ExcludedSchemaValidates && Description(error) is not null;

    /// <summary>Whether another kind of value is expected.</summary>
    public static bool IsOfKind(ValidationErrorKind kind) => Expected(kind) is not null;

    public static string Of(ValidationError error, DocumentValue value) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => $"'{error.Property}' is missing.",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => Unknown(value.Name, error.Schema, Description(error)),
        ValidationErrorKind.NotInEnumeration => $"{Shown(value.Value)} is not one of {string.Join(", ", error.Schema.Enumeration.Select(word => word?.ToString() ?? "null"))}.",
        ValidationErrorKind.NumberTooSmall => $"{Shown(value.Value)} is too small{(error.Schema is { Minimum: { } minimum, IsExclusiveMinimum: false } ? $": {minimum:0.##} is the least" : "")}.",
        ValidationErrorKind.NumberTooBig => $"{Shown(value.Value)} is too large: {error.Schema.Maximum:0.##} is the most.",
        ValidationErrorKind.StringTooShort => "This must not be empty.",
        ValidationErrorKind.TooFewItems => "This list must not be empty.",
        ValidationErrorKind.NoTypeValidates when Expected(error.Schema.Type) is { Length: > 0 } words => $"{words} is expected here, and this is {Kind(value.Value)}.",
        var kind when Expected(kind) is { } word => $"{word} is expected here, and this is {Kind(value.Value)}.",
        var kind => Description(error) ?? $"This is not what OpenAPI says ({kind}).",
    };

    private static string Unknown(string name, JsonSchema schema, string? rule)
    {
        var known = Spelling.Nearest(name, schema.ActualProperties.Keys);
        return known is not null ? $"'{name}' is not known here; is '{known}' meant?"
            : rule is not null ? $"'{name}' is not known here: {rule}."
            : name.StartsWith(ExtensionWord.Prefix, StringComparison.Ordinal) ? $"'{name}' is no extension that means something here."
            : $"'{name}' is not known here; what is one's own begins with 'x-'.";
    }

    private static string? Description(ValidationError error) => string.IsNullOrEmpty(error.Schema?.Description) ? null : error.Schema.Description;

    private static string? Expected(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.StringExpected => "A string",
        ValidationErrorKind.NumberExpected => "A number",
        ValidationErrorKind.IntegerExpected => "A whole number",
        ValidationErrorKind.BooleanExpected => "true or false",
        ValidationErrorKind.ObjectExpected => "An object",
        ValidationErrorKind.ArrayExpected => "An array",
        ValidationErrorKind.NullExpected => "null",
        _ => null,
    };

    private static string Expected(JsonObjectType type) => type == (JsonObjectType.Object | JsonObjectType.Boolean) ? "An object, or true or false," : "";

    private static string Kind(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.Null => "null",
        _ => Shown(value),
    };

    private static string Shown(JsonValue value)
    {
        var text = value.Text.Length > MaxShown ? value.Text[..MaxShown] + "…" : value.Text;
        return value.Kind switch
        {
            JsonKind.String => $"\"{text}\"",
            JsonKind.Object or JsonKind.Array or JsonKind.Null => Kind(value),
            _ => text,
        };
    }
}
