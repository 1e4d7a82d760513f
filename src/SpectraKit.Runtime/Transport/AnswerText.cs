using System.Text;

namespace SpectraKit.Runtime;

/// <summary>What an answer's text is: its type and its encoding, as far as its headers can be believed.</summary>
internal static class AnswerText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <returns><c>null</c> for what may be JSON; else why it is not, as a half sentence.</returns>
    public static string? WhyNotJson(string? mediaType, ReadOnlySpan<byte> body)
    {
        if (mediaType is null || IsJson(mediaType))
            return null;

        // Services send JSON as plain text or as bytes; a proxy's page never looks like JSON.
        var mayBe = mediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase)
            || mediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase);
        if (mayBe && WithoutMark(body).TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..])
            return null;

        return $"is {PlainText.OneLine(mediaType, 100)}, and JSON was asked for; perhaps a proxy or another service answered";
    }

    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;

    public static Encoding EncodingOf(string? charset)
    {
        try
        {
            return string.IsNullOrEmpty(charset) ? Encoding.UTF8 : Encoding.GetEncoding(charset.Trim('"', '\''));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    private static bool IsJson(string mediaType) =>
        mediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
}
