using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>What a schema says of members that it does not name, in whichever of JSON Schema's words.</summary>
/// <param name="Schema">What each of them is; <c>null</c> when that is not said, or said in several ways.</param>
/// <param name="Keyword">The word that says it.</param>
/// <param name="Pattern">Which of its patterns; <c>null</c> for a word that has none.</param>
/// <param name="AreAllowed">Whether there may be any.</param>
internal readonly record struct FurtherMembers(JsonValue? Schema, string Keyword, string? Pattern, bool AreAllowed)
{
    private static readonly string[] _keywords = ["additionalProperties", "unevaluatedProperties"];

    /// <summary>Where the schema stands.</summary>
    public Pointer Place(Pointer schema) => Pattern is null ? schema / Keyword : schema / Keyword / Pattern;

    public static FurtherMembers Of(JsonValue schema)
    {
        var patterns = schema["patternProperties"] is { Kind: JsonKind.Object, Members.Count: > 0 } found ? found.Members : [];
        foreach (var keyword in _keywords)
        {
            if (schema[keyword] is { Kind: JsonKind.Object } further)
                return new(patterns.Count == 0 ? further : null, keyword, null, AreAllowed: true);
            if (schema[keyword] is { IsTrue: true })
                return new(null, keyword, null, AreAllowed: true);
        }

        // A name that fits no pattern is what "additionalProperties: false" beside them means; all others have the pattern's schema.
        if (patterns.Count == 1 && patterns[0].Kind == JsonKind.Object)
            return new(patterns[0], "patternProperties", patterns[0].Name, AreAllowed: true);
        // Members that depend on others are kept as they come.
        return new(null, "", null, AreAllowed: patterns.Count > 0 || HasMembers(schema["then"]) || HasMembers(schema["else"]) || schema["dependentSchemas"] is { Kind: JsonKind.Object, Members.Count: > 0 });
    }

    private static bool HasMembers(JsonValue? schema) => schema?["properties"] is not null;
}
