using System.Globalization;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A time of day (format <c>time</c>). A zone designator, which some services add, says nothing without a date, and is dropped.</summary>
public readonly struct TimeCodec : IJsonCodec<TimeOnly>
{
    /// <inheritdoc/>
    public static TimeOnly Read(ref Utf8JsonReader reader)
    {
        var text = StringCodec.Read(in reader, stackalloc char[StringCodec.LongestParsed]);
        if (!TimeOnly.TryParse(WithoutZone(text), CultureInfo.InvariantCulture, out var value))
            JsonMismatch.Throw(ref reader, "a time of day");

        return value;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TimeOnly value) => writer.WriteStringValue(WireText.Of(value));

    private static ReadOnlySpan<char> WithoutZone(ReadOnlySpan<char> text) => text switch
    {
        [.. var time, 'Z' or 'z'] => time,
        [.. var time, '+' or '-', _, _, ':', _, _] => time,
        _ => text,
    };
}
