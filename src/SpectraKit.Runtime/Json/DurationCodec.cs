using System.Text.Json;
using System.Xml;

namespace SpectraKit.Runtime.Json;

/// <summary>A length of time in ISO 8601, <c>PT1H30M</c> (format <c>duration</c>).</summary>
public readonly struct DurationCodec : IJsonCodec<TimeSpan>
{
    /// <inheritdoc/>
    public static TimeSpan Read(ref Utf8JsonReader reader)
    {
        try
        {
            return XmlConvert.ToTimeSpan(StringCodec.Read(ref reader));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            JsonMismatch.Throw(ref reader, "a duration");
            return default;
        }
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TimeSpan value) => writer.WriteStringValue(XmlConvert.ToString(value));
}
