using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON string.</summary>
public readonly struct StringCodec : IJsonCodec<string>
{
    /// <summary>Strings that are parsed into something else are short; a longer one is worth an allocation.</summary>
    internal const int LongestParsed = 256;

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
            throw NotUnicode(in reader, e);
        }
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    /// <summary>A string that is only looked at: in a buffer when it fits there.</summary>
    internal static ReadOnlySpan<char> Read(in Utf8JsonReader reader, Span<char> buffer)
    {
        // No text has more characters than it has bytes, escaped or not.
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueSpan.Length > buffer.Length)
            return Whole(reader);
        try
        {
            return buffer[..reader.CopyString(buffer)];
        }
        catch (InvalidOperationException e)
        {
            throw NotUnicode(in reader, e);
        }
    }

    private static string Whole(Utf8JsonReader reader) => Read(ref reader);

    /// <summary>In place of the reader's own word for bytes that are not UTF-8, or half a surrogate pair.</summary>
    private static JsonException NotUnicode(in Utf8JsonReader reader, InvalidOperationException e) =>
        new($"The string at byte {reader.TokenStartIndex} is not valid Unicode.", e);
}
