using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>
/// Text to <see cref="JsonValue"/>, by RFC 8259 and nothing beyond it: one pass, linear, with a bound on depth, never throwing.
/// </summary>
internal sealed class JsonParser
{
    /// <summary>Deeper than any spec, and far from where the compiler's stack would end.</summary>
    private const int MaxDepth = 200;

    private readonly char[] _text;
    private readonly CancellationToken _cancellation;
    private readonly JsonNames _names = new();

    /// <summary>The values and members that are read, of every container that is not closed yet: one container's stand at the end.</summary>
    private readonly Stack<JsonMember> _members = new();
    private readonly Stack<JsonValue> _items = new();

    private JsonSyntaxError? _error;
    private int _position;

    private JsonParser(char[] text, CancellationToken cancellation)
    {
        _text = text;
        _cancellation = cancellation;
    }

    /// <summary>Parses a whole text: the value, or the first error.</summary>
    public static (JsonValue? Value, JsonSyntaxError? Error) Parse(SourceText text, CancellationToken cancellation)
    {
        var characters = new char[text.Length];
        text.CopyTo(0, characters, 0, characters.Length);
        var parser = new JsonParser(characters, cancellation);
        if (parser.Peek() == '\uFEFF')
            parser._position = 1;
        parser.SkipBlanks();
        var value = parser.ParseContent(0) is var (kind, span, content) ? new JsonValue(kind, span, content) : null;
        parser.SkipBlanks();
        if (parser._error is null && parser._position < characters.Length)
            parser.Fail(parser._position, "there is text after the end of the document");
        return parser._error is null ? (value, null) : (null, parser._error);
    }

    private (JsonKind Kind, TextSpan Span, object? Content)? ParseContent(int depth)
    {
        if (_position >= _text.Length)
            return Fail(_position, "the document ends where a value is expected");
        if (depth > MaxDepth)
            return Fail(_position, $"values are nested more than {MaxDepth} deep");

        return _text[_position] switch
        {
            '{' => ParseObject(depth),
            '[' => ParseArray(depth),
            '"' => ParseStringValue(),
            't' => ParseWord("true", JsonKind.Boolean),
            'f' => ParseWord("false", JsonKind.Boolean),
            'n' => ParseWord("null", JsonKind.Null),
            '-' or (>= '0' and <= '9') => ParseNumber(),
            _ => Fail(_position, "a value is expected here"),
        };
    }

    private (JsonKind, TextSpan, object?)? ParseObject(int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        var start = _position++;
        var count = 0;
        SkipBlanks();
        if (TryTake('}'))
            return (JsonKind.Object, From(start), null);

        while (true)
        {
            var nameStart = _position;
            if (Peek() != '"')
                return Fail(_position, count == 0 ? "a member's name in quotes, or '}', is expected here" : "a member's name in quotes is expected here");
            if (ScanString() is not { } hasEscapes)
                return null;
            var nameSpan = From(nameStart);
            var name = hasEscapes
                ? JsonEscapes.Unescape(_text, nameStart + 1, nameSpan.Length - 2)
                : _names.Of(_text, nameStart + 1, nameSpan.Length - 2);

            SkipBlanks();
            if (!TryTake(':'))
                return Fail(_position, "':' is expected here");
            SkipBlanks();
            if (ParseContent(depth + 1) is not var (kind, span, content))
                return null;
            _members.Push(new(name, nameSpan, kind, span, content));
            count++;

            SkipBlanks();
            if (TryTake('}'))
                return (JsonKind.Object, From(start), JsonMemberTable.WithoutReplaced(Take(_members, count)));
            if (!TryTake(','))
                return Fail(_position, "',' or '}' is expected here");
            SkipBlanks();
        }
    }

    private (JsonKind, TextSpan, object?)? ParseArray(int depth)
    {
        var start = _position++;
        var count = 0;
        SkipBlanks();
        if (TryTake(']'))
            return (JsonKind.Array, From(start), null);

        while (true)
        {
            if (ParseContent(depth + 1) is not var (kind, span, content))
                return null;
            _items.Push(new(kind, span, content));
            count++;

            SkipBlanks();
            if (TryTake(']'))
                return (JsonKind.Array, From(start), Take(_items, count));
            if (!TryTake(','))
                return Fail(_position, "',' or ']' is expected here");
            SkipBlanks();
        }
    }

    private static T[] Take<T>(Stack<T> stack, int count)
    {
        var taken = new T[count];
        for (var i = count - 1; i >= 0; i--)
            taken[i] = stack.Pop();
        return taken;
    }

    private (JsonKind, TextSpan, object?)? ParseStringValue()
    {
        var start = _position;
        return ScanString() is null ? null : (JsonKind.String, From(start), _text);
    }

    /// <summary>Goes behind a string's closing quote.</summary>
    /// <returns>Whether there are escapes in it; <c>null</c>, with a complaint, when it is none.</returns>
    private bool? ScanString()
    {
        var hasEscapes = false;
        for (_position++; _position < _text.Length; _position++)
        {
            var c = _text[_position];
            if (c == '"')
            {
                _position++;
                return hasEscapes;
            }

            if (c == '\\')
            {
                hasEscapes = true;
                if (!ScanEscape())
                    return null;
            }
            else if (c < ' ')
            {
                Fail(_position, "a control character cannot stand in a string; is its closing quote missing?");
                return null;
            }
        }

        Fail(_position, "the document ends inside a string");
        return null;
    }

    /// <summary>Goes to an escape's last character.</summary>
    private bool ScanEscape()
    {
        var start = _position++;
        switch (Peek())
        {
            case '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't':
                return true;
            case 'u' when _position + 4 < _text.Length
                && JsonEscapes.Digit(_text[_position + 1]) >= 0 && JsonEscapes.Digit(_text[_position + 2]) >= 0
                && JsonEscapes.Digit(_text[_position + 3]) >= 0 && JsonEscapes.Digit(_text[_position + 4]) >= 0:
                _position += 4;
                return true;
            default:
                Fail(start, "this is not an escape that JSON knows");
                return false;
        }
    }

    private (JsonKind, TextSpan, object?)? ParseNumber()
    {
        var start = _position;
        TryTake('-');
        var hasLeadingZero = Peek() == '0';
        var digits = SkipDigits();
        if (digits == 0 || (hasLeadingZero && digits > 1))
            return Fail(start, "this is not a number that JSON knows");
        if (TryTake('.') && SkipDigits() == 0)
            return Fail(start, "this number has no digits after its point");
        if (Peek() is 'e' or 'E')
        {
            _position++;
            if (Peek() is '+' or '-')
                _position++;
            if (SkipDigits() == 0)
                return Fail(start, "this number has no digits in its exponent");
        }

        return (JsonKind.Number, From(start), _text);
    }

    private (JsonKind, TextSpan, object?)? ParseWord(string word, JsonKind kind)
    {
        if (!_text.AsSpan(_position).StartsWith(word.AsSpan()))
            return Fail(_position, "a value is expected here");
        var start = _position;
        _position += word.Length;
        return (kind, From(start), word);
    }

    private int SkipDigits()
    {
        var start = _position;
        while (Peek() is >= '0' and <= '9')
            _position++;
        return _position - start;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
            _position++;
    }

    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private bool TryTake(char c)
    {
        if (_position >= _text.Length || _text[_position] != c)
            return false;
        _position++;
        return true;
    }

    private TextSpan From(int start) => TextSpan.FromBounds(start, _position);

    private (JsonKind, TextSpan, object?)? Fail(int position, string message)
    {
        position = Math.Min(position, _text.Length);
        _error ??= new(new TextSpan(position, position < _text.Length ? 1 : 0), message);
        return null;
    }
}
