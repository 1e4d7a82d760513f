using System.Globalization;
using System.Text.RegularExpressions;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>Whether a schema is an enumeration, and of what: decided from its values, and from its type where they can be read in two ways.</summary>
internal static class EnumBuilder
{
    /// <summary>A number as JSON spells it, and C# too.</summary>
    private static readonly Regex _number = new(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant);

    private static readonly TypeRef _integer = TypeRef.Value("long", "Int64");

    /// <summary>
    /// The type of its values; <c>null</c> for a schema that is no enumeration: it has no values, or other ones than strings, numbers and
    /// booleans, or its type makes them a mistake.
    /// </summary>
    public static TypeRef? Underlying(SchemaSpec schema, TypeRef number)
    {
        var values = schema.Enum;
        if (values.Count == 0 || values.Any(value => value.Kind is JsonKind.Object or JsonKind.Array) || values.All(value => value.Kind == JsonKind.Boolean))
            return null;

        switch (schema.Types.Count)
        {
            case 0:
                return values.All(value => value.Kind == JsonKind.String) ? TypeRef.String : Number(JsonKind.Number) ?? TypeRef.Scalar;
            case 1:
                // A type says what `on` and `1` were before a converter took them for a boolean and a number, and what "1" was meant to be.
                return schema.Types[0] switch
                {
                    "string" => TypeRef.String,
                    "integer" => Number(JsonKind.String) is { } whole && whole == _integer ? whole : TypeRef.Scalar,
                    "number" => Number(JsonKind.String) ?? TypeRef.Scalar,
                    _ => null,
                };
            default:
                return schema.Types.All(type => type is "integer" or "number") ? Number(JsonKind.String)
                    : schema.Types.All(type => type is "string" or "integer" or "number" or "boolean") ? TypeRef.Scalar
                    : null;
        }

        TypeRef? Number(JsonKind alsoIn) =>
            !values.All(value => value.Kind == JsonKind.Number || (value.Kind == alsoIn && _number.IsMatch(value.Text))) ? null
            : !schema.Types.Contains("number") && values.All(value => SimpleTypes.IsWhole(value.Text, "long")) ? _integer
            : values.All(value => Has(number.Name, value.Text)) ? number
            : null;
    }

    /// <summary>The enumeration of a schema's values.</summary>
    public static EnumModel Build(SchemaSpec schema, string name, TypeRef underlying)
    {
        var values = Values(schema, isMixed: underlying == TypeRef.Scalar);
        var wireNames = HintedNames(values) ?? TextNames(values);
        var names = new NameScope(ReservedNames.OfValues, name).TakeAll(wireNames);
        var models = new EnumValueModel[values.Count];
        for (var i = 0; i < models.Length; i++)
            models[i] = new(names[i], values[i].Text, values[i].IsText, values[i].Hint.Description ?? "");
        return new(name, schema.Description, underlying, new(models)) { IsDeprecated = schema.IsDeprecated };
    }

    /// <summary>The values, each once. Where they are mixed, 1 and "1" are two.</summary>
    private static List<Value> Values(SchemaSpec schema, bool isMixed)
    {
        var values = new List<Value>(schema.Enum.Count);
        var (texts, others) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var value in schema.Enum)
        {
            var isText = isMixed && value.Kind == JsonKind.String;
            if ((isText ? texts : others).Add(value.Text))
                values.Add(new(value.Text, isText, schema.EnumHints.TryGetValue(value, out var hint) ? hint : default));
        }

        return values;
    }

    /// <summary>
    /// Names of the document's own choice, where they are names of all; <c>null</c> otherwise: half a list of them is more likely a list of
    /// something else.
    /// </summary>
    private static string[]? HintedNames(List<Value> values)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (value.Hint.Name is not { Length: > 0 } name || !names.Add(name))
                return null;
        }

        return values.ConvertAll(value => value.Hint.Name!).ToArray();
    }

    private static string[] TextNames(List<Value> values)
    {
        var names = new string[values.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var value = values[i];
            names[i] = value.IsText && values.Exists(other => !other.IsText && other.Text == value.Text) ? value.Text + " text" : value.Text;
        }

        return names;
    }

    /// <summary>Whether a type has a number, so that its literal compiles. The host's own parser says which are too large, or makes them infinite.</summary>
    private static bool Has(string type, string text) => type switch
    {
        "decimal" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "float" => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !float.IsInfinity(value) && !float.IsNaN(value),
        "double" => SimpleTypes.IsDouble(text),
        _ => false,
    };

    /// <summary>A value, and what the document says of it.</summary>
    private sealed record Value(string Text, bool IsText, EnumHint Hint);
}
