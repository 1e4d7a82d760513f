using System.Text;

namespace SpectraKit.Generator.Text;

/// <summary>A document's words as documentation comments: escaped as XML, on one line whatever line ends they have, and never the end of the comment.</summary>
internal static class DocText
{
    /// <summary>Longer descriptions are cut at a word: a comment is not the place for a manual, and every byte of it is compiled.</summary>
    private const int MaxLength = 1_000;

    public static string Of(string words)
    {
        var text = new StringBuilder(words.Length);
        var isBlank = true;
        var isCode = false;
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085')
            {
                if (text.Length >= MaxLength && !isCode)
                {
                    text.Append('…');
                    break;
                }

                if (!isBlank)
                    text.Append(' ');
                isBlank = true;
                continue;
            }

            isBlank = false;
            if (c == '`' && (isCode || HasPartner(words, i)))
            {
                text.Append(isCode ? "</c>" : "<c>");
                isCode = !isCode;
            }
            else if (c is '<' or '>' or '&')
            {
                text.Append(c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;");
            }
            else if (i + 1 < words.Length && char.IsSurrogatePair(c, words[i + 1]))
            {
                text.Append(c).Append(words[++i]);
            }
            else
            {
                text.Append(char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' ? '?' : c);
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Whether a backtick opens a word in code style: its partner stands near, and not right beside it.</summary>
    private static bool HasPartner(string words, int at)
    {
        var partner = words.IndexOf('`', at + 1, Math.Min(words.Length - at - 1, 120));
        return partner > at + 1;
    }
}
