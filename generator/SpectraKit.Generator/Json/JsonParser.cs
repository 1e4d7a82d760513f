using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>
/// Text to <see cref="JsonValue"/>, by RFC 8259 and nothing beyond it: one pass, linear, with a bound on depth, never throwing. Names are
/// shared, since a spec has a few hundred of them a hundred thousand times.
/// </summary>
internal sealed class JsonParser
{
    /// <summary>Deeper than any spec, and far from where the compiler's stack would end.</summary>
    private const int MaxDepth = 200;

    private readonly string _text;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly StringBuilder _builder = new();
    private JsonSyntaxError? _error;
    private int _position;

    private JsonParser(string text, CancellationToken cancellation)
    {
        _text = text;
        _cancellation = cancellation;
    }

    /// <summary>Parses a whole text: the value, or the first error.</summary>
    public static (JsonValue? Value, JsonSyntaxError? Error) Parse(string text, CancellationToken cancellation)
    {
        var parser = new JsonParser(text, cancellation);
        if (text.Length > 0 && text[0] == '\uFEFF')
            parser._position = 1;
        parser.SkipBlanks();
        var value = parser.ParseValue(0);
        parser.SkipBlanks();
        if (parser._error is null && parser._position < text.Length)
            parser.Fail(parser._position, "there is text after the end of the document");
        return parser._error is null ? (value, null) : (null, parser._error);
    }

    private JsonValue? ParseValue(int depth)
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

    private JsonValue? ParseObject(int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        var start = _position++;
        var members = new List<JsonMember>();
        SkipBlanks();
        if (TryTake('}'))
            return new() { Kind = JsonKind.Object, Span = From(start) };

        while (true)
        {
            var nameStart = _position;
            if (Peek() != '"')
                return Fail(_position, members.Count == 0 ? "a member's name in quotes, or '}', is expected here" : "a member's name in quotes is expected here");
            if (ParseString() is not { } name)
                return null;
            if (!_names.TryGetValue(name, out var shared))
                _names.Add(shared = name, name);
            var nameSpan = From(nameStart);

            SkipBlanks();
            if (!TryTake(':'))
                return Fail(_position, "':' is expected here");
            SkipBlanks();
            if (ParseValue(depth + 1) is not { } value)
                return null;
            members.Add(new(shared, nameSpan, value));

            SkipBlanks();
            if (TryTake('}'))
                return new() { Kind = JsonKind.Object, Span = From(start), Members = members };
            if (!TryTake(','))
                return Fail(_position, "',' or '}' is expected here");
            SkipBlanks();
        }
    }

    private JsonValue? ParseArray(int depth)
    {
        var start = _position++;
        var items = new List<JsonValue>();
        SkipBlanks();
        if (TryTake(']'))
            return new() { Kind = JsonKind.Array, Span = From(start) };

        while (true)
        {
            if (ParseValue(depth + 1) is not { } value)
                return null;
            items.Add(value);

            SkipBlanks();
            if (TryTake(']'))
                return new() { Kind = JsonKind.Array, Span = From(start), Items = items };
            if (!TryTake(','))
                return Fail(_position, "',' or ']' is expected here");
            SkipBlanks();
        }
    }

    private JsonValue? ParseStringValue()
    {
        var start = _position;
        return ParseString() is { } text ? new() { Kind = JsonKind.String, Span = From(start), Text = text } : null;
    }

    private string? ParseString()
    {
        var start = ++_position;
        while (_position < _text.Length && _text[_position] is not ('"' or '\\') and >= ' ')
            _position++;
        if (Peek() == '"')
            return _text.Substring(start, _position++ - start);

        _builder.Clear().Append(_text, start, _position - start);
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == '"')
            {
                _position++;
                return _builder.ToString();
            }

            if (c < ' ')
            {
                Fail(_position, "a control character cannot stand in a string; is its closing quote missing?");
                return null;
            }

            _position++;
            if (c != '\\')
                _builder.Append(c);
            else if (!ParseEscape())
                return null;
        }

        Fail(_position, "the document ends inside a string");
        return null;
    }

    private bool ParseEscape()
    {
        var escape = Peek();
        _position++;
        switch (escape)
        {
            case '"' or '\\' or '/':
                _builder.Append(escape);
                return true;
            case 'b':
                _builder.Append('\b');
                return true;
            case 'f':
                _builder.Append('\f');
                return true;
            case 'n':
                _builder.Append('\n');
                return true;
            case 'r':
                _builder.Append('\r');
                return true;
            case 't':
                _builder.Append('\t');
                return true;
            case 'u' when _position + 4 <= _text.Length && TryHex(_text, _position, out var unit):
                _builder.Append(unit);
                _position += 4;
                return true;
            default:
                Fail(_position - 2, "this is not an escape that JSON knows");
                return false;
        }
    }

    private static bool TryHex(string text, int start, out char unit)
    {
        var value = 0;
        for (var i = start; i < start + 4; i++)
        {
            var c = text[i];
            var digit = c is >= '0' and <= '9' ? c - '0' : (c | 0x20) is >= 'a' and <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
            if (digit < 0)
            {
                unit = default;
                return false;
            }

            value = (value << 4) | digit;
        }

        unit = (char)value;
        return true;
    }

    private JsonValue? ParseNumber()
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

        return new() { Kind = JsonKind.Number, Span = From(start), Text = _text.Substring(start, _position - start) };
    }

    private JsonValue? ParseWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
            return Fail(_position, "a value is expected here");
        var start = _position;
        _position += word.Length;
        return new() { Kind = kind, Span = From(start), Text = word };
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
        if (Peek() != c || _position >= _text.Length)
            return false;
        _position++;
        return true;
    }

    private TextSpan From(int start) => TextSpan.FromBounds(start, _position);

    private JsonValue? Fail(int position, string message)
    {
        position = Math.Min(position, _text.Length);
        _error ??= new(new TextSpan(position, position < _text.Length ? 1 : 0), message);
        return null;
    }
}
