using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A boolean that travels as the number 1 or 0. Reads the bare literals too.</summary>
public readonly struct FlagCodec : IJsonCodec<bool>
{
    /// <inheritdoc/>
    public static bool Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number ? Int64Codec.Read(ref reader) != 0 : BooleanCodec.Read(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, bool value) => writer.WriteNumberValue(value ? 1 : 0);
}
