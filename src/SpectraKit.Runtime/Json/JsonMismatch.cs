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
        throw new JsonMismatchException($"Expected {expected} at byte {reader.TokenStartIndex}, found {Describe(reader.TokenType)}.", reader.TokenStartIndex);

    /// <summary>An object ended without a member that the spec requires.</summary>
    /// <param name="reader">Stands on the object's end.</param>
    /// <param name="type">The model.</param>
    /// <param name="member">The member's name on the wire.</param>
    /// <exception cref="JsonException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowMissing(ref Utf8JsonReader reader, string type, string member) =>
        throw new JsonMismatchException($"The required member '{member}' of {type} is missing.", reader.TokenStartIndex, member);

    /// <summary>Values within values have used up the stack: the sender's fault, and not a reason to end the process.</summary>
    [DoesNotReturn]
    internal static void ThrowTooDeep(ref Utf8JsonReader reader) =>
        throw new JsonMismatchException($"The values at byte {reader.TokenStartIndex} are nested too deeply.", reader.TokenStartIndex);

    /// <summary>The text ended within a value, though its reader was told that more would come.</summary>
    [DoesNotReturn]
    internal static void ThrowEnd(ref Utf8JsonReader reader) =>
        throw new JsonMismatchException($"The text ends at byte {reader.BytesConsumed}, within a value.", reader.BytesConsumed);

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
