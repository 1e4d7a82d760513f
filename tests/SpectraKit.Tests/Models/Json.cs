using System.Buffers;
using System.Text;
using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Tests.Models;

/// <summary>Reads and writes models by their own codecs, as the transport does.</summary>
internal static class Json
{
    public static T Read<T>(string text)
        where T : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        Assert.True(reader.Read());
        var value = T.Read(ref reader);
        Assert.False(reader.Read());
        return value;
    }

    public static string Write<T>(T value)
        where T : IJsonCodec<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            T.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
