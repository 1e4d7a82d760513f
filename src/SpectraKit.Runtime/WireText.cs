using System.Globalization;

namespace SpectraKit.Runtime;

/// <summary>How a value is spelt in paths, queries, headers and form fields: invariant, and the same on every machine.</summary>
public static class WireText
{
    /// <summary>A value's text.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns><c>true</c>/<c>false</c> for booleans, ISO 8601 for dates and times, base64 for bytes, the invariant format for the rest.</returns>
    public static string Of<T>(T value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        TimeSpan duration => System.Xml.XmlConvert.ToString(duration),
        Uri uri => uri.OriginalString,
        ReadOnlyMemory<byte> bytes => Convert.ToBase64String(bytes.Span),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The text of a boolean that travels as a number.</summary>
    /// <param name="value">The value.</param>
    /// <returns><c>1</c> or <c>0</c>; <c>null</c> for none.</returns>
    public static string? OfFlag(bool? value) => value switch { null => null, true => "1", false => "0" };
}
