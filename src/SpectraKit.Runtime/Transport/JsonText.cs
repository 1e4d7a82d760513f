using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>One JSON document, read by its codec in one pass.</summary>
internal static class JsonText
{
    // Detailed analysis reports nest deeper than the reader's own 64; the bound is there so that a hostile answer cannot overflow the stack.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    /// <exception cref="JsonException">The text is not one JSON document of this type. What is not as the spec says has a path.</exception>
    public static T Read<T, TCodec>(ReadOnlySpan<byte> text)
        where TCodec : IJsonCodec<T>
    {
        text = AnswerText.WithoutMark(text);
        var reader = new Utf8JsonReader(text, Options);
        try
        {
            reader.Read();
            var value = TCodec.Read(ref reader);

            // Throws by itself when anything but blanks follows.
            reader.Read();
            return value;
        }
        catch (JsonException e) when (e is { Path: ['$', .. var further], LineNumber: null, BytePositionInLine: { } position })
        {
            var path = JsonPath.Of(text, position, Options) + further;
            throw new JsonException($"{path}: {e.Message}", path, null, position, e);
        }
        catch (InvalidOperationException e)
        {
            // The reader's word for text that is not Unicode (half of a surrogate pair, escaped), from whatever codec compared with it.
            throw new JsonException($"The text at byte {reader.TokenStartIndex} is not valid Unicode.", e);
        }
    }
}
