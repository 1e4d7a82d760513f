using System.Text;

namespace SpectraKit.Emulator;

/// <summary>A search expression: terms, all of which must hold unless OR, NOT and parentheses say otherwise.</summary>
internal sealed class SearchQuery
{
    private readonly Func<Sample, bool> _matches;

    private SearchQuery(Func<Sample, bool> matches) => _matches = matches;

    /// <exception cref="FormatException">A keyword is unknown, a value is not what its keyword takes, or the expression is broken off.</exception>
    public static SearchQuery Parse(string text) => new(new SearchParser([.. Words(text)]).Parse());

    public bool Matches(Sample sample) => _matches(sample);

    // Blanks separate, except between double quotes, which may stand around a value or around a whole word, and within a
    // range, which begins where a value begins. A parenthesis is one where a word begins, or closes what no name has opened.
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        var isQuoted = false;
        var isRange = false;
        var opened = 0;
        foreach (var c in text + " ")
        {
            if (c == '"') isQuoted = !isQuoted;
            if (c == '[' && word.Length > 0 && word[^1] == ':') isRange = true;
            if (c == ']') isRange = false;
            var isPlain = !isQuoted && !isRange;
            if (isPlain && c == '(' && word.Length == 0)
            {
                yield return SearchParser.Open;
                continue;
            }

            var isClosing = isPlain && c == ')' && opened == 0;
            if (!isClosing && (!char.IsWhiteSpace(c) || !isPlain))
            {
                if (isPlain) opened += c == '(' ? 1 : c == ')' ? -1 : 0;
                word.Append(c);
                continue;
            }

            if (word.Length > 0) yield return word.ToString();
            if (isClosing) yield return SearchParser.Close;
            word.Clear();
            opened = 0;
        }

        if (isQuoted) throw new FormatException("A quote is not closed.");
        if (isRange) throw new FormatException("A range is not closed.");
    }
}
