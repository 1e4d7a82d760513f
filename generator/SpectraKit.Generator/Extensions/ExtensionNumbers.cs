using System.Globalization;
using System.Xml;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Extensions;

/// <summary>The numbers and times that extensions are made of.</summary>
internal static class ExtensionNumbers
{
    /// <summary>A whole number from 1; <c>null</c> when it is none.</summary>
    public static int? Integer(JsonValue? value) =>
        value is { Kind: JsonKind.Number, Text: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>A time in ticks; <c>null</c> when it is none, or not longer than zero.</summary>
    public static long? Ticks(JsonValue? value)
    {
        try
        {
            var ticks = value switch
            {
                { Kind: JsonKind.Number, Text: var seconds } => TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)).Ticks,
                { Kind: JsonKind.String, Text: var duration } => XmlConvert.ToTimeSpan(duration).Ticks,
                _ => 0,
            };
            return ticks > 0 ? ticks : null;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }
}
