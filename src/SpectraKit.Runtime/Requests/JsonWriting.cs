using System.Buffers;
using System.Text;
using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>A value as JSON text, for bodies and their parts.</summary>
internal static class JsonWriting
{
    /// <summary>Codecs write whole values; that they do is not asked again at each, as it is not by the library's own serializer.</summary>
    private static readonly JsonWriterOptions _trusted = new() { SkipValidation = true };

    public static ReadOnlyMemory<byte> Utf8<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, _trusted);
        TCodec.Write(writer, value);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static string Text<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> => Encoding.UTF8.GetString(Utf8<T, TCodec>(value).Span);
}
