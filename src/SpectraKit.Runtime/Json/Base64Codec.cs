using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>Bytes that travel as a base64 string (format <c>byte</c>).</summary>
public readonly struct Base64Codec : IJsonCodec<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader)
    {
        try
        {
            if (reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes))
                return bytes;
        }
        catch (InvalidOperationException)
        {
            // The reader's own word for an escaped half of a surrogate pair.
        }

        JsonMismatch.Throw(ref reader, "base64");
        return default;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value) => writer.WriteBase64StringValue(value.Span);
}
