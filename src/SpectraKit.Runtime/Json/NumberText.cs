using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>Numbers as they are spelt on the wire: with a point and an exponent, without groups, and never NaN or infinite.</summary>
internal static class NumberText
{
    private const NumberStyles Styles = NumberStyles.Float;

    /// <summary>A whole number that is spelt with a fraction or an exponent: <c>1.0</c> and <c>1e3</c> are integers, JSON Schema says.</summary>
    public static bool TryGetWhole<T>(ref Utf8JsonReader reader, out T value)
        where T : struct, INumberBase<T>
    {
        value = default;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var number) || !decimal.IsInteger(number))
            return false;
        try
        {
            value = T.CreateChecked(number);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>A number in quotes.</summary>
    public static T Read<T>(ref Utf8JsonReader reader)
        where T : struct, INumberBase<T>
    {
        var text = StringCodec.Read(in reader, stackalloc char[StringCodec.LongestParsed]);
        if (!T.TryParse(text, Styles, CultureInfo.InvariantCulture, out var value) || !T.IsFinite(value))
            JsonMismatch.Throw(ref reader, "a number, bare or in quotes");

        return value;
    }
}
