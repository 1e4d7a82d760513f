using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON number in single precision.</summary>
public readonly struct SingleCodec : IJsonCodec<float>
{
    /// <inheritdoc/>
    public static float Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetSingle(out var value))
        {
            JsonMismatch.Throw(ref reader, "a number");
            return default;
        }

        return value;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, float value) => writer.WriteNumberValue(value);
}
