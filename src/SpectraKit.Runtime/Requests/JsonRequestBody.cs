using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>A model as JSON, written once whatever the number of attempts.</summary>
/// <typeparam name="T">The model.</typeparam>
/// <typeparam name="TCodec">How it is written.</typeparam>
/// <param name="value">What to send.</param>
/// <param name="contentType">The content type, <c>application/json</c> or one of its kin.</param>
public sealed class JsonRequestBody<T, TCodec>(T value, string contentType = "application/json") : RequestBody
    where TCodec : IJsonCodec<T>
{
    private readonly ArrayBufferWriter<byte> _text = Write(value);

    /// <inheritdoc/>
    public override HttpContent CreateContent()
    {
        var content = new ReadOnlyMemoryContent(_text.WrittenMemory);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    private static ArrayBufferWriter<byte> Write(T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        TCodec.Write(writer, value);
        writer.Flush();
        return buffer;
    }
}
