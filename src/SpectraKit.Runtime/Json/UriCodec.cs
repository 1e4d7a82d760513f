using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A URI, absolute or relative (formats <c>uri</c> and <c>uri-reference</c>).</summary>
public readonly struct UriCodec : IJsonCodec<Uri>
{
    /// <inheritdoc/>
    public static Uri Read(ref Utf8JsonReader reader)
    {
        if (!Uri.TryCreate(StringCodec.Read(ref reader), UriKind.RelativeOrAbsolute, out var value))
            JsonMismatch.Throw(ref reader, "a URI");

        return value!;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, Uri value) => writer.WriteStringValue(value.OriginalString);
}
