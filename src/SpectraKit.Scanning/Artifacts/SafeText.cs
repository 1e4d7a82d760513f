using System.Globalization;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>
/// Text of strangers (file names, threat names) for people's eyes: control characters, ANSI sequences, line breaks, and the marks that turn the
/// direction of what follows are shown as <c>\u001b</c>, so that a name can neither colour nor forge nor reorder a line of a log. What CI hosts read as the
/// beginning of a command (<c>##vso[</c>, <c>##teamcity[</c>, <c>##[</c> anywhere in a line, <c>::</c> at its beginning) is broken up in the same way.
/// </summary>
public static class SafeText
{
    /// <summary>The text without characters that act instead of being seen.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same text when there is nothing to replace; <c>null</c> becomes empty.</returns>
    public static string Of(string? text)
    {
        if (text is null)
            return "";
        if (BeginsCommand(text))
            text = text.Replace("##", "#\\u0023", StringComparison.Ordinal).Replace("::", "\\u003a:", StringComparison.Ordinal);
        var first = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        return first < 0 ? text : Escape(text);
    }

    private static bool BeginsCommand(string text) =>
        text.Contains("##", StringComparison.Ordinal) || text.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal);

    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // Every format character beyond the first plane is a tag, invisible and without a use in a name.
                var isSeen = CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(c, text[i + 1])) is not UnicodeCategory.Format;
                safe.Append(isSeen ? text.AsSpan(i, 2) : $"\\u{(int)c:x4}\\u{(int)text[i + 1]:x4}");
                i++;
            }
            else if (Acts(c))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                safe.Append(c);
            }
        }

        return safe.ToString();
    }

    private static bool Acts(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
