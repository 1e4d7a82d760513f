using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SpectraKit;

// A digest as text: hexadecimal digits, read in any case, written in lower case.
public readonly partial record struct SampleHash :
    ISpanParsable<SampleHash>, IUtf8SpanParsable<SampleHash>, ISpanFormattable, IUtf8SpanFormattable
{
    private const int LongestExcerpt = 140;

    /// <summary>Reads a digest.</summary>
    /// <param name="text">32, 40, 64 or 128 hexadecimal digits in any case, and nothing else.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="FormatException">The text is not a digest; the message says why.</exception>
    public static SampleHash Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var hash) ? hash : throw new FormatException(WhyNot(text));

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static SampleHash Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>Reads a digest, if the text is one.</summary>
    /// <param name="text">32, 40, 64 or 128 hexadecimal digits in any case, and nothing else.</param>
    /// <param name="hash">The digest, or <c>default</c>.</param>
    /// <returns>Whether the text is a digest.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out SampleHash hash)
    {
        Span<byte> digest = stackalloc byte[MaxLength];
        var kind = text.Length % 2 == 0 ? KindOf(text.Length / 2) : HashKind.None;
        var isDigest = kind != HashKind.None
            && Convert.FromHexString(text, digest, out _, out _) == OperationStatus.Done;
        hash = isDigest ? new(kind, digest[..LengthOf(kind)]) : default;
        return isDigest;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out SampleHash)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out SampleHash hash) => TryParse(text.AsSpan(), out hash);

    /// <summary>Reads a digest from UTF-8, if the text is one.</summary>
    /// <param name="utf8Text">32, 40, 64 or 128 hexadecimal digits in any case, and nothing else.</param>
    /// <param name="hash">The digest, or <c>default</c>.</param>
    /// <returns>Whether the text is a digest.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out SampleHash hash)
    {
        Span<byte> digest = stackalloc byte[MaxLength];
        var kind = utf8Text.Length % 2 == 0 ? KindOf(utf8Text.Length / 2) : HashKind.None;
        var isDigest = kind != HashKind.None
            && Convert.FromHexString(utf8Text, digest, out _, out _) == OperationStatus.Done;
        hash = isDigest ? new(kind, digest[..LengthOf(kind)]) : default;
        return isDigest;
    }

    /// <summary>The digest in lower-case hexadecimal digits, as both services write it.</summary>
    /// <returns>The digits; empty for <c>default</c>.</returns>
    public override string ToString() => Convert.ToHexStringLower(Bytes);

    /// <summary>The digest in hexadecimal digits.</summary>
    /// <param name="format"><c>x</c>, empty or <c>null</c> for lower case, <c>X</c> for upper case.</param>
    /// <returns>The digits; empty for <c>default</c>.</returns>
    /// <exception cref="FormatException">The format is another one.</exception>
    public string ToString(string? format) => IsUpper(format) ? Convert.ToHexString(Bytes) : ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        IsUpper(format)
            ? Convert.TryToHexString(Bytes, destination, out charsWritten)
            : Convert.TryToHexStringLower(Bytes, destination, out charsWritten);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        IsUpper(format)
            ? Convert.TryToHexString(Bytes, utf8Destination, out bytesWritten)
            : Convert.TryToHexStringLower(Bytes, utf8Destination, out bytesWritten);

    static SampleHash IParsable<SampleHash>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<SampleHash>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SampleHash result) =>
        TryParse(s, out result);

    static SampleHash ISpanParsable<SampleHash>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<SampleHash>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out SampleHash result) =>
        TryParse(s, out result);

    static SampleHash IUtf8SpanParsable<SampleHash>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) =>
        TryParse(utf8Text, out var hash) ? hash : throw new FormatException(WhyNot(Encoding.UTF8.GetString(utf8Text)));

    static bool IUtf8SpanParsable<SampleHash>.TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out SampleHash result) =>
        TryParse(utf8Text, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    private static bool IsUpper(ReadOnlySpan<char> format) => format switch
    {
        "" or "x" => false,
        "X" => true,
        _ => throw new FormatException($"'{format}' is not a format of a digest: x for lower case and X for upper case are."),
    };

    private static string WhyNot(ReadOnlySpan<char> text)
    {
        var reason = KindOf(text.Length / 2) == HashKind.None || text.Length % 2 != 0
            ? string.Create(CultureInfo.InvariantCulture, $"it has {text.Length} characters, and these have 32, 40, 64 or 128 hexadecimal digits")
            : string.Create(CultureInfo.InvariantCulture, $"character {text.IndexOfAnyExcept(HexDigits) + 1} is not a hexadecimal digit");
        return $"'{Excerpt(text)}' is not an MD5, SHA-1, SHA-256 or SHA-512 digest: {reason}.";
    }

    // What is shown may come from anywhere: it is bounded, and cannot move a terminal's cursor.
    private static string Excerpt(ReadOnlySpan<char> text)
    {
        var excerpt = new StringBuilder();
        foreach (var c in text[..Math.Min(text.Length, LongestExcerpt)])
            excerpt.Append(char.IsControl(c) ? '\uFFFD' : c);
        return excerpt.Append(text.Length > LongestExcerpt ? "…" : "").ToString();
    }

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
}
