using System.Globalization;
using System.Xml;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Extensions;

/// <summary>The numbers and times that extensions are made of.</summary>
internal static class ExtensionNumbers
{
    /// <summary>A whole number from 1; <c>null</c> when it is none.</summary>
    public static int? Integer(JsonValue? value) =>
        value is { Kind: JsonKind.Number } && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>A time in ticks; <c>null</c> when it is none, or not longer than zero.</summary>
    public static long? Ticks(JsonValue? value)
    {
        try
        {
            var ticks = value?.Kind switch
            {
                JsonKind.Number => TimeSpan.FromSeconds(double.Parse(value.Text, CultureInfo.InvariantCulture)).Ticks,
                JsonKind.String => XmlConvert.ToTimeSpan(value.Text).Ticks,
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
