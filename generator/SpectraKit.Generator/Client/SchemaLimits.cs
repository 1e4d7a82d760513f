using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>What a schema asks of its values beside their type, in one sentence for a reader. The service checks it; a client that did would refuse what the service has begun to allow.</summary>
internal static class SchemaLimits
{
    /// <summary>Longer patterns and defaults tell a reader nothing.</summary>
    private const int MaxQuoted = 80;

    /// <summary>A description with the limits after it.</summary>
    /// <param name="description">The description.</param>
    /// <param name="schema">What is said where a member stands.</param>
    /// <param name="target">What that refers to.</param>
    /// <param name="parts">What that is made of.</param>
    public static string Describe(string description, SchemaSpec schema, SchemaSpec? target, IReadOnlyList<SchemaSpec> parts)
    {
        // Most schemas have none, and there are a hundred thousand: nothing is made for nothing.
        List<string>? all = null;
        if (target is not null)
            Add(target, ref all);
        if (!ReferenceEquals(schema, target))
            Add(schema, ref all);
        foreach (var part in parts)
            Add(part, ref all);
        if (all is null)
            return description;

        var limits = string.Join("; ", all);
        limits = char.ToUpperInvariant(limits[0]) + limits.Substring(1) + ".";
        var before = description.TrimEnd();
        return before.Length == 0 ? limits : before[before.Length - 1] is '.' or '!' or '?' or ':' ? $"{before} {limits}" : $"{before}. {limits}";
    }

    /// <summary>The value that stands for one that is missing, when it is a short one.</summary>
    public static string? Default(SchemaSpec? schema) => schema is { MayHaveLimits: true } && schema.Json["default"] is { } otherwise ? Value(otherwise) : null;

    private static void Add(SchemaSpec schema, ref List<string>? all)
    {
        if (schema is { MayHaveLimits: false, Const: null, IsReadOnly: false, IsWriteOnly: false })
            return;
        foreach (var limit in Of(schema))
        {
            if (all?.Contains(limit) is not true)
                (all ??= []).Add(limit);
        }
    }

    private static IEnumerable<string> Of(SchemaSpec schema)
    {
        // A boolean in place of a schema has no members.
        var json = schema.Json;
        if (schema.MayHaveLimits)
        {
            if (Span(json, "minLength", "maxLength", " character") is { } characters)
                yield return characters;
            if (Span(json, "minItems", "maxItems", " item") is { } items)
                yield return items;
            if (Span(json, "minProperties", "maxProperties", " member") is { } members)
                yield return members;
            if (json.Flag("uniqueItems"))
                yield return "no two alike";
            if (Range(json) is { } range)
                yield return range;
            if (Number(json, "multipleOf") is { } step)
                yield return "a multiple of " + step;
            if (json.String("pattern") is { } pattern && Quoted(pattern) is { } quoted)
                yield return "matches " + quoted;
        }

        if (schema.Const is { } only && Value(only) is { } always)
            yield return "always " + always;
        if (Default(schema) is { } value)
            yield return "default " + value;
        if (schema.IsReadOnly)
            yield return "not sent";
        if (schema.IsWriteOnly)
            yield return "not in answers";
    }

    private static string? Span(JsonValue json, string lowest, string highest, string unit) => (Number(json, lowest), Number(json, highest)) switch
    {
        (null or "0", null) => null,
        (null or "0", { } most) => $"at most {most}{Plural(unit, most)}",
        ({ } least, null) => $"at least {least}{Plural(unit, least)}",
        ({ } least, { } most) when least == most => $"exactly {least}{Plural(unit, least)}",
        ({ } least, { } most) => $"{least} to {most}{Plural(unit, most)}",
    };

    private static string Plural(string unit, string count) => count == "1" ? unit : unit + "s";

    /// <summary>3.0 makes a limit exclusive by a boolean beside it, 3.1 by another keyword.</summary>
    private static string? Range(JsonValue json)
    {
        var (above, below) = (Number(json, "exclusiveMinimum"), Number(json, "exclusiveMaximum"));
        var (least, most) = (Number(json, "minimum"), Number(json, "maximum"));
        if (json.Flag("exclusiveMinimum"))
            (above, least) = (least, null);
        if (json.Flag("exclusiveMaximum"))
            (below, most) = (most, null);
        return (least is not null ? "at least " + least : above is not null ? "above " + above : null, most is not null ? "at most " + most : below is not null ? "below " + below : null) switch
        {
            (null, null) => null,
            _ when least is not null && most is not null => $"{least} to {most}",
            ({ } low, null) => low,
            (null, { } high) => high,
            var (low, high) => $"{low} and {high}",
        };
    }

    private static string? Number(JsonValue json, string keyword) => json[keyword] is { Kind: JsonKind.Number, Text: { Length: <= 40 } text } ? text : null;

    private static string? Value(JsonValue value) => value.Kind is JsonKind.String or JsonKind.Number or JsonKind.Boolean ? Quoted(value.Text) : null;

    private static string? Quoted(string text) => text.Length <= MaxQuoted && !string.IsNullOrWhiteSpace(text) && text.IndexOfAny(['`', '\n', '\r']) < 0 ? $"`{text}`" : null;
}
