using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON number in single precision. One that is too large for it is refused: as an infinity it could not be written again.</summary>
public readonly struct SingleCodec : IJsonCodec<float>
{
    /// <inheritdoc/>
    public static float Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetSingle(out var value) || !float.IsFinite(value))
        {
            JsonMismatch.Throw(ref reader, "a number");
            return default;
        }

        return value;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, float value) => writer.WriteNumberValue(value);
}
