namespace SpectraKit.Emulator;

/// <summary>Words into a condition: NOT binds closest, then AND, which may be left out, then OR.</summary>
internal sealed class SearchParser(IReadOnlyList<string> words)
{
    public const string Open = "(";
    public const string Close = ")";

    private const int Deepest = 50;

    private int _position;
    private int _depth;

    /// <exception cref="FormatException">Something is missing, or there is too much.</exception>
    public Func<Sample, bool> Parse()
    {
        var condition = Any();
        return _position == words.Count ? condition : throw new FormatException("A parenthesis is closed that was never opened.");
    }

    private Func<Sample, bool> Any()
    {
        var condition = All();
        while (Take("OR"))
        {
            var (left, right) = (condition, All());
            condition = sample => left(sample) || right(sample);
        }

        return condition;
    }

    private Func<Sample, bool> All()
    {
        var condition = One();
        while (_position < words.Count && words[_position] != Close && !Is("OR"))
        {
            Take("AND");
            var (left, right) = (condition, One());
            condition = sample => left(sample) && right(sample);
        }

        return condition;
    }

    private Func<Sample, bool> One()
    {
        var isNegated = false;
        while (Take("NOT")) isNegated = !isNegated;
        var condition = Operand();
        return isNegated ? sample => !condition(sample) : condition;
    }

    private Func<Sample, bool> Operand()
    {
        if (_position == words.Count || words[_position] == Close || Is("AND") || Is("OR")) throw new FormatException("A term is missing.");

        var word = words[_position++];
        if (word != Open) return SearchTerm.Parse(word).Matches;
        if (++_depth > Deepest) throw new FormatException("The parentheses are too deep.");

        var condition = Any();
        if (_position == words.Count) throw new FormatException("A parenthesis is not closed.");

        _position++;
        _depth--;
        return condition;
    }

    private bool Is(string reserved) => _position < words.Count && words[_position].Equals(reserved, StringComparison.OrdinalIgnoreCase);

    private bool Take(string reserved)
    {
        if (!Is(reserved)) return false;

        _position++;
        return true;
    }
}
