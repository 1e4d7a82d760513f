using System.Text;
using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Generated readers and writers, called as the runtime calls them.</summary>
internal static class Json
{
    public static T Read<T>(string json)
        where T : IJsonCodec<T> => Read<T>(Encoding.UTF8.GetBytes(json));

    public static T Read<T>(ReadOnlySpan<byte> json, int maxDepth = 64)
        where T : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        reader.Read();
        var value = T.Read(ref reader);
        reader.Read();
        return value;
    }

    public static string Write<T>(T value)
        where T : IJsonCodec<T>
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            T.Write(writer, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Read, and written again.</summary>
    public static string Again<T>(string json)
        where T : IJsonCodec<T> => Write(Read<T>(json));
}
