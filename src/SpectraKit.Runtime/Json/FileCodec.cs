using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A file within JSON, for models that are both a multipart body and JSON: its bytes as base64.</summary>
public readonly struct FileCodec : IJsonCodec<ApiFile>
{
    /// <inheritdoc/>
    public static ApiFile Read(ref Utf8JsonReader reader) => ApiFile.FromBytes(Base64Codec.Read(ref reader), "file");

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, ApiFile value)
    {
        using var content = value.OpenRead();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        writer.WriteBase64StringValue(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
