using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>The sentences of a document that is JSON but not what the spec says. They quote no value: a value may be a secret.</summary>
public static class JsonMismatch
{
    /// <summary>The reader stands on a token of the wrong kind.</summary>
    /// <param name="reader">Where it happened.</param>
    /// <param name="expected">What the spec says, with its article: "a string".</param>
    /// <exception cref="JsonException">Always.</exception>
    [DoesNotReturn]
    public static void Throw(ref Utf8JsonReader reader, string expected) =>
        throw new JsonException($"Expected {expected} at byte {reader.TokenStartIndex}, found {Describe(reader.TokenType)}.");

    /// <summary>An object ended without a member that the spec requires.</summary>
    /// <param name="type">The model.</param>
    /// <param name="member">The member's name on the wire.</param>
    /// <exception cref="JsonException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowMissing(string type, string member) =>
        throw new JsonException($"The required member '{member}' of {type} is missing.");

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.None => "nothing",
        JsonTokenType.StartObject or JsonTokenType.EndObject => "an object",
        JsonTokenType.StartArray or JsonTokenType.EndArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "something else",
    };
}
