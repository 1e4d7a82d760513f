using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON number without a fraction, in 64 bits.</summary>
public readonly struct Int64Codec : IJsonCodec<long>
{
    /// <inheritdoc/>
    public static long Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || (!reader.TryGetInt64(out var value) && !NumberText.TryGetWhole(ref reader, out value)))
        {
            JsonMismatch.Throw(ref reader, "a 64-bit integer");
            return default;
        }

        return value;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);
}
