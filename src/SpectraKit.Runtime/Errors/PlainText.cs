using System.Globalization;
using System.Text;

namespace SpectraKit.Runtime;

/// <summary>A stranger's text made fit for one line of a log: bounded, and without anything that a terminal or a log reader would act on.</summary>
internal static class PlainText
{
    public const int ExcerptLength = 1024;

    /// <returns>The text's beginning on one line, or <c>null</c> when nothing is left of it.</returns>
    public static string? OneLine(string text, int limit = ExcerptLength)
    {
        var line = new StringBuilder(Math.Min(text.Length, limit));
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isBlank = Rune.IsWhiteSpace(rune);

            // Format characters turn text around (bidirectional overrides) or hide in it (zero width): as bad in a log as an escape sequence.
            var isUnsafe = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

            if (isBlank && (line.Length == 0 || line[^1] == ' '))
                continue;
            if (line.Length + 2 > limit)
                break;

            if (isBlank)
                line.Append(' ');
            else if (isUnsafe)
                line.Append('\uFFFD');
            else
                line.Append(rune.ToString());
        }

        var result = line.ToString().TrimEnd();
        return result.Length == 0 ? null : result;
    }
}
