using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON number without a fraction, in 32 bits.</summary>
public readonly struct Int32Codec : IJsonCodec<int>
{
    /// <inheritdoc/>
    public static int Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || (!reader.TryGetInt32(out var value) && !NumberText.TryGetWhole(ref reader, out value)))
        {
            JsonMismatch.Throw(ref reader, "a 32-bit integer");
            return default;
        }

        return value;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);
}
