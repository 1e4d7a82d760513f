using System.Globalization;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A date and time in ISO 8601. One without a zone designator means UTC, as it does in Spectra Intelligence's answers.</summary>
public readonly struct DateTimeOffsetCodec : IJsonCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static DateTimeOffset Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            JsonMismatch.Throw(ref reader, "a date and time");

        // The reader's own parser is the fast one, but takes a time without a zone for local time: ask it only when there is a zone.
        if (!reader.HasValueSequence && !reader.ValueIsEscaped && reader.ValueSpan is [.., (byte)'Z'] or [.., (byte)'+' or (byte)'-', _, _, (byte)':', _, _] && reader.TryGetDateTimeOffset(out var zoned))
            return zoned;

        if (!DateTimeOffset.TryParse(
                StringCodec.Read(in reader, stackalloc char[StringCodec.LongestParsed]),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
                out var value))
            JsonMismatch.Throw(ref reader, "a date and time");

        return value;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(value);
}
