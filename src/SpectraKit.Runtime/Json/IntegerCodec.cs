using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON number without a fraction, of a size that is neither 32 nor 64 bits with a sign.</summary>
/// <typeparam name="T">The integer's type.</typeparam>
public readonly struct IntegerCodec<T> : IJsonCodec<T>
    where T : struct, IBinaryInteger<T>
{
    /// <summary>Every number of a type that has a size is far shorter; to parse one of millions of digits takes minutes.</summary>
    private const int MostDigits = 1_000;

    /// <inheritdoc/>
    public static T Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number
            && !reader.HasValueSequence
            && reader.ValueSpan.Length <= MostDigits
            && (T.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || NumberText.TryGetWhole(ref reader, out value)))
            return value;

        JsonMismatch.Throw(ref reader, "an integer (" + typeof(T).Name + ")");
        return default;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value)
    {
        Span<byte> digits = stackalloc byte[MostDigits + 1];
        if (value.TryFormat(digits, out var length, "D", CultureInfo.InvariantCulture))
            writer.WriteRawValue(digits[..length], skipInputValidation: true);
        else
            writer.WriteRawValue(value.ToString("D", CultureInfo.InvariantCulture), skipInputValidation: true);
    }
}
