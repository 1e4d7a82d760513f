using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON number with 28 significant digits.</summary>
public readonly struct DecimalCodec : IJsonCodec<decimal>
{
    /// <inheritdoc/>
    public static decimal Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var value))
        {
            JsonMismatch.Throw(ref reader, "a decimal number");
            return default;
        }

        return value;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value);
}
