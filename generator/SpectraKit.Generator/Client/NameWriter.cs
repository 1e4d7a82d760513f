namespace SpectraKit.Generator.Client;

/// <summary>An identifier in the making, word by word. A large document has fifty thousand names: what they are made in is the stack's, and one string is all that is left of each.</summary>
internal ref struct NameWriter(Span<char> room, bool isSpelled)
{
    /// <summary>Room for nearly every name there is.</summary>
    public const int Usual = 128;

    private readonly bool _isSpelled = isSpelled;
    private Span<char> _text = room;
    private int _length;

    /// <summary>Where the word begins that is being written.</summary>
    private int _word;

    public readonly bool IsEmpty => _length == 0;

    public readonly bool IsInWord => _length > _word;

    public void Append(char c)
    {
        if (_length == _text.Length)
            Grow();
        _text[_length++] = c;
    }

    /// <summary>Writes a word that is as it should be.</summary>
    public void AppendWord(string word)
    {
        EndWord();
        foreach (var c in word)
            Append(c);
        EndWord();
    }

    /// <summary>A word begins with a capital; one of capitals alone is one of small letters otherwise, unless all is to be said.</summary>
    public void EndWord()
    {
        if (!IsInWord)
            return;
        var word = _text.Slice(_word, _length - _word);
        if (!_isSpelled && IsAllUpper(word))
        {
            for (var i = 1; i < word.Length; i++)
                word[i] = char.ToLowerInvariant(word[i]);
        }

        word[0] = char.ToUpperInvariant(word[0]);
        _word = _length;
    }

    /// <summary>The name; the very string that it was made of where it says the same.</summary>
    public readonly string ToString(string source)
    {
        var name = _text.Slice(0, _length);
        return name.SequenceEqual(source.AsSpan()) ? source : name.ToString();
    }

    private static bool IsAllUpper(Span<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsUpper(c) && !char.IsDigit(c))
                return false;
        }

        return word.Length > 1;
    }

    private void Grow()
    {
        var larger = new char[_text.Length * 2];
        _text.CopyTo(larger);
        _text = larger;
    }
}
