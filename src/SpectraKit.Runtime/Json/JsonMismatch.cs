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
        throw At(reader.TokenStartIndex, $"Expected {expected} at byte {reader.TokenStartIndex}, found {Describe(reader.TokenType)}.");

    /// <summary>An object ended without a member that the spec requires.</summary>
    /// <param name="reader">Stands on the object's end.</param>
    /// <param name="type">The model.</param>
    /// <param name="member">The member's name on the wire.</param>
    /// <exception cref="JsonException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowMissing(ref Utf8JsonReader reader, string type, string member) =>
        throw At(reader.TokenStartIndex, $"The required member '{member}' of {type} is missing.", JsonPath.Member("$", member));

    /// <summary>Values within values have used up the stack: the sender's fault, and not a reason to end the process.</summary>
    [DoesNotReturn]
    internal static void ThrowTooDeep(ref Utf8JsonReader reader) =>
        throw At(reader.TokenStartIndex, $"The values at byte {reader.TokenStartIndex} are nested too deeply.");

    /// <summary>The text ended within a value, though its reader was told that more would come.</summary>
    [DoesNotReturn]
    internal static void ThrowEnd(ref Utf8JsonReader reader) =>
        throw At(reader.BytesConsumed, $"The text ends at byte {reader.BytesConsumed}, within a value.");

    /// <summary>
    /// The reader does not know the path it came by. The exception says the byte, and a path from the value that begins or ends there;
    /// whoever has the whole text finds the rest.
    /// </summary>
    private static JsonException At(long position, string message, string path = "$") => new(message, path, null, position);

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
