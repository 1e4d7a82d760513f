using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON string.</summary>
public readonly struct StringCodec : IJsonCodec<string>
{
    /// <inheritdoc/>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            JsonMismatch.Throw(ref reader, "a string");

        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // The reader's own word for bytes that are not UTF-8 or half a surrogate pair.
            throw new JsonException($"The string at byte {reader.TokenStartIndex} is not valid Unicode.", e);
        }
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}
