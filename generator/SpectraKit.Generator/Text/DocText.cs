using System.Text;

namespace SpectraKit.Generator.Text;

/// <summary>A document's words as documentation comments: escaped as XML, on one line whatever line ends they have, and never the end of the comment.</summary>
internal static class DocText
{
    /// <summary>Longer descriptions are cut at a word: a comment is not the place for a manual, and every byte of it is compiled.</summary>
    private const int MaxLength = 1_000;

    public static string Of(string words)
    {
        if (IsPlain(words))
            return words;
        var text = new StringBuilder(words.Length);
        var isBlank = true;
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            if (c == '`' && CodeLength(words, i) is > 0 and var length)
            {
                text.Append("<c>").Append(Of(words.Substring(i + 1, length))).Append("</c>");
                isBlank = false;
                i += length + 1;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < words.Length && char.IsLowSurrogate(words[i + 1]))
            {
                text.Append(c).Append(words[++i]);
                isBlank = false;
            }
            else if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085')
            {
                if (!isBlank)
                    text.Append(' ');
                isBlank = true;
            }
            else if (c is '<' or '>' or '&')
            {
                text.Append(c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;");
                isBlank = false;
            }
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
            {
                text.Append('?');
                isBlank = false;
            }
            else
            {
                text.Append(c);
                isBlank = false;
            }

            if (text.Length >= MaxLength && (isBlank || text.Length >= 2 * MaxLength))
            {
                text.Append('…');
                break;
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Whether a comment says it as it is, as most do.</summary>
    private static bool IsPlain(string words)
    {
        var isBlank = true;
        foreach (var c in words)
        {
            if (c is not (>= ' ' and <= '~') or '<' or '>' or '&' or '`' || (isBlank && c == ' '))
                return false;
            isBlank = c == ' ';
        }

        return !isBlank && words.Length < MaxLength;
    }

    /// <summary>How many characters of code, in Markdown's backticks and on one line, begin here; zero when it is only a backtick.</summary>
    private static int CodeLength(string words, int start)
    {
        var end = words.IndexOf('`', start + 1);
        var length = end - start - 1;
        return length is > 0 and <= 80 && words.IndexOf('\n', start, length) < 0 && !string.IsNullOrWhiteSpace(words.Substring(start + 1, length)) ? length : 0;
    }
}
