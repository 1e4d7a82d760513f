using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A JSON <c>true</c> or <c>false</c>.</summary>
public readonly struct BooleanCodec : IJsonCodec<bool>
{
    /// <inheritdoc/>
    public static bool Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
            JsonMismatch.Throw(ref reader, "true or false");

        return reader.TokenType == JsonTokenType.True;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}
