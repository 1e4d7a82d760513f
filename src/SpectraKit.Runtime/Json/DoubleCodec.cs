using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON number in double precision. One that is too large for it is refused: as an infinity it could not be written again.</summary>
public readonly struct DoubleCodec : IJsonCodec<double>
{
    /// <inheritdoc/>
    public static double Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            JsonMismatch.Throw(ref reader, "a number");
            return default;
        }

        return value;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);
}
