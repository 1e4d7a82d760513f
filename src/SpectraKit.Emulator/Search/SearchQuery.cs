using System.Text;

namespace SpectraKit.Emulator;

/// <summary>A search expression: terms separated by blanks, all of which must hold.</summary>
internal sealed class SearchQuery
{
    private readonly List<SearchTerm> _terms;

    private SearchQuery(List<SearchTerm> terms) => _terms = terms;

    /// <exception cref="FormatException">A keyword is unknown, or a value is not what its keyword takes.</exception>
    public static SearchQuery Parse(string text) => new([.. Words(text).Select(SearchTerm.Parse)]);

    public bool Matches(Sample sample) => _terms.All(term => term.Matches(sample));

    // Blanks separate, except between double quotes, which may stand around a value or around a whole word, and within a
    // range, which begins where a value begins.
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        var isQuoted = false;
        var isRange = false;
        foreach (var c in text + " ")
        {
            if (c == '"') isQuoted = !isQuoted;
            if (c == '[' && word.Length > 0 && word[^1] == ':') isRange = true;
            if (c == ']') isRange = false;
            if (!char.IsWhiteSpace(c) || isQuoted || isRange)
            {
                word.Append(c);
                continue;
            }

            if (word.Length > 0) yield return word.ToString();
            word.Clear();
        }

        if (isQuoted) throw new FormatException("A quote is not closed.");
        if (isRange) throw new FormatException("A range is not closed.");
    }
}
