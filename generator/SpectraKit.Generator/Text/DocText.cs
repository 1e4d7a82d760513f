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
        foreach (var c in words)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085')
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

            if (text.Length >= MaxLength && isBlank)
            {
                text.Append('…');
                break;
            }
        }

        return text.ToString().TrimEnd();
    }
}
