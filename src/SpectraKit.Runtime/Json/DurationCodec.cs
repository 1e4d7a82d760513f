using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace SpectraKit.Runtime.Json;

/// <summary>A length of time in ISO 8601, <c>PT1H30M</c> or <c>P2W</c> (format <c>duration</c>).</summary>
public readonly struct DurationCodec : IJsonCodec<TimeSpan>
{
    /// <inheritdoc/>
    public static TimeSpan Read(ref Utf8JsonReader reader)
    {
        var text = StringCodec.Read(ref reader);
        try
        {
            // XML Schema, whose parser this is, left out the weeks.
            return text is ['P', .. var weeks, 'W'] && int.TryParse(weeks, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? TimeSpan.FromDays(7L * count)
                : XmlConvert.ToTimeSpan(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            JsonMismatch.Throw(ref reader, "a duration");
            return default;
        }
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TimeSpan value) => writer.WriteStringValue(XmlConvert.ToString(value));
}
