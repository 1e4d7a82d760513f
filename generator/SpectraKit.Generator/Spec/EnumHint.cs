using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>What a document says of a value of an enumeration beside the value: <c>x-enum-varnames</c>, <c>x-enum-descriptions</c>.</summary>
/// <param name="Name">Its name; <c>null</c> when it has none.</param>
/// <param name="Description">What it means; <c>null</c> when nothing is said.</param>
internal readonly record struct EnumHint(string? Name, string? Description)
{
    /// <summary>No hints.</summary>
    public static IReadOnlyDictionary<JsonValue, EnumHint> None { get; } = new Dictionary<JsonValue, EnumHint>();

    /// <summary>The hints of a schema's values, by the value in the document.</summary>
    public static IReadOnlyDictionary<JsonValue, EnumHint> Read(JsonValue schema)
    {
        if (schema["enum"] is not { Kind: JsonKind.Array } values)
            return None;
        var names = Items(schema, "x-enum-varnames", "x-enumNames", "x-enum-names");
        var descriptions = Items(schema, "x-enum-descriptions", "x-enumDescriptions");
        if (names is null && descriptions is null)
            return None;

        var hints = new Dictionary<JsonValue, EnumHint>();
        for (var i = 0; i < values.Items.Count; i++)
            hints[values.Items[i]] = new(At(names, i), At(descriptions, i));
        return hints;
    }

    private static IReadOnlyList<JsonValue>? Items(JsonValue schema, params string[] names) =>
        names.Select(name => schema[name]).FirstOrDefault(value => value is { Kind: JsonKind.Array })?.Items;

    private static string? At(IReadOnlyList<JsonValue>? items, int index) =>
        items is not null && index < items.Count && items[index].Kind == JsonKind.String ? items[index].Text : null;
}
