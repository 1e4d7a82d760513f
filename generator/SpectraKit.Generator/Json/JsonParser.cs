using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>
/// Text to <see cref="JsonValue"/>, by RFC 8259 and nothing beyond it: one pass, linear, with a bound on depth, never throwing.
/// </summary>
/// <remarks>
/// A document is a frame of objects within objects, and what these have at the third level are its pieces: methods of paths, components. A
/// piece whose name and text an earlier version has too, character for character, is taken from it, and never read again.
/// </remarks>
internal sealed class JsonParser
{
    /// <summary>Deeper than any spec, and far from where the compiler's stack would end.</summary>
    private const int MaxDepth = 200;

    /// <summary>The depth of the objects whose members are pieces.</summary>
    private const int PieceDepth = 2;

    /// <summary>What an update of this thread was last read from: room for millions of characters is not to be made on every keystroke. The collector may have it.</summary>
    [ThreadStatic]
    private static WeakReference<char[]>? _spare;

    private readonly char[] _text;
    private readonly int _end;
    private readonly JsonPiece _frame = new(0);
    private readonly Dictionary<JsonPiece, int> _kept = [];

    /// <summary>Whether there is an earlier version: what is new then keeps its own characters alone, so that no version's whole text outlives it.</summary>
    private readonly bool _isUpdate;
    private readonly CancellationToken _cancellation;
    private readonly JsonNames _names = new();

    /// <summary>The values and members that are read, of every container that is not closed yet: one container's stand at the end.</summary>
    private readonly Stack<JsonMember> _members = new();
    private readonly Stack<JsonValue> _items = new();

    private JsonPiece _piece;
    private JsonSyntaxError? _error;
    private int _position;

    private JsonParser(char[] text, int end, bool isUpdate, CancellationToken cancellation)
    {
        _text = text;
        _end = end;
        _isUpdate = isUpdate;
        _piece = _frame;
        _cancellation = cancellation;
    }

    /// <summary>Parses a whole text: the value, or the first error.</summary>
    public static (JsonValue? Value, JsonSyntaxError? Error) Parse(SourceText text, CancellationToken cancellation)
    {
        var (document, error) = Parse(text, last: null, cancellation);
        return (document?.Root, error);
    }

    /// <summary>The same, with what is left of an earlier version.</summary>
    public static (JsonTree? Document, JsonSyntaxError? Error) Parse(SourceText text, JsonTree? last, CancellationToken cancellation)
    {
        var characters = last is null ? new char[text.Length] : Room(text.Length);
        text.CopyTo(0, characters, 0, text.Length);
        return new JsonParser(characters, text.Length, last is not null, cancellation).Parse(last?.Root);
    }

    /// <summary>Room for an update, of which nothing that is read keeps any; and some more, since texts grow while they are edited.</summary>
    private static char[] Room(int length)
    {
        if (_spare is not null && _spare.TryGetTarget(out var spare) && spare.Length >= length)
            return spare;
        var room = new char[length + (length / 16)];
        _spare = new(room);
        return room;
    }

    private (JsonTree?, JsonSyntaxError?) Parse(JsonValue? last)
    {
        if (Peek() == '\uFEFF')
            _position = 1;
        SkipBlanks();
        var root = ParseContent(0, isFrame: true, last) is var (kind, span, content) ? new JsonValue(kind, _frame, span, content) : null;
        SkipBlanks();
        if (_error is null && _position < _end)
            Fail(_position, "there is text after the end of the document");
        // In an update the frame has its texts already.
        if (!_isUpdate)
            _frame.End(_text, _end, isCopied: false);
        return _error is null && root is not null ? (new JsonTree(root, _kept), null) : (null, _error);
    }

    /// <summary>Parses a value but for its name.</summary>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="isFrame">Whether all that it stands in are objects of the frame.</param>
    /// <param name="last">What stood in its place in the earlier version.</param>
    private (JsonKind Kind, TextSpan Span, object? Content)? ParseContent(int depth, bool isFrame, JsonValue? last)
    {
        if (_position >= _end)
            return Fail(_position, "the document ends where a value is expected");
        if (depth > MaxDepth)
            return Fail(_position, $"values are nested more than {MaxDepth} deep");

        return _text[_position] switch
        {
            '{' => ParseObject(depth, isFrame, last),
            '[' => ParseArray(depth),
            '"' => ParseStringValue(),
            't' => ParseWord("true", JsonKind.Boolean),
            'f' => ParseWord("false", JsonKind.Boolean),
            'n' => ParseWord("null", JsonKind.Null),
            '-' or (>= '0' and <= '9') => ParseNumber(),
            _ => Fail(_position, "a value is expected here"),
        };
    }

    private (JsonKind, TextSpan, object?)? ParseObject(int depth, bool isFrame, JsonValue? last)
    {
        _cancellation.ThrowIfCancellationRequested();
        var start = _position++;
        var count = 0;
        SkipBlanks();
        if (TryTake('}'))
            return (JsonKind.Object, From(start), null);

        while (true)
        {
            if (ParseMember(depth, isFrame, last, isFirst: count == 0) is not { } member)
                return null;
            _members.Push(member);
            count++;

            SkipBlanks();
            if (TryTake('}'))
                return (JsonKind.Object, From(start), JsonMemberTable.WithoutReplaced(Take(_members, count)));
            if (!TryTake(','))
                return Fail(_position, "',' or '}' is expected here");
            SkipBlanks();
        }
    }

    private JsonMember? ParseMember(int depth, bool isFrame, JsonValue? last, bool isFirst)
    {
        var start = _position;
        if (Peek() != '"')
        {
            Fail(_position, isFirst ? "a member's name in quotes, or '}', is expected here" : "a member's name in quotes is expected here");
            return null;
        }

        if (ScanString() is not { } hasEscapes)
            return null;
        var nameSpan = From(start);
        var name = hasEscapes
            ? JsonEscapes.Unescape(_text, start + 1, nameSpan.Length - 2)
            : _names.Of(_text, start + 1, nameSpan.Length - 2);
        var lastMember = isFrame ? last?.Find(name) : null;
        if (depth == PieceDepth && lastMember is { Kind: JsonKind.Object or JsonKind.Array, Piece: var lastPiece } && lastPiece.IsAt(_text, start, _end))
        {
            _position = start + lastPiece.Length;
            _kept[lastPiece] = start;
            return lastMember;
        }

        SkipBlanks();
        if (!TryTake(':'))
        {
            Fail(_position, "':' is expected here");
            return null;
        }

        SkipBlanks();
        var isPiece = isFrame && depth == PieceDepth && Peek() is '{' or '[';
        if (isPiece)
            _piece = new(start);
        if (name.Length > 5 && name[0] == 'x' && name.StartsWith("x-kit-", StringComparison.Ordinal))
            _piece.HasOwnWords = true;
        if (ParseContent(depth + 1, isFrame && depth < PieceDepth, lastMember) is not var (kind, span, content))
            return null;
        var member = new JsonMember(name, nameSpan, kind, _piece, span, content);
        if (isPiece)
        {
            _piece.End(_text, _position, _isUpdate);
            _piece = _frame;
        }

        return member;
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
            if (ParseContent(depth + 1, isFrame: false, last: null) is not var (kind, span, content))
                return null;
            _items.Push(new(kind, _piece, span, content));
            count++;

            SkipBlanks();
            if (TryTake(']'))
                return (JsonKind.Array, From(start), Take(_items, count));
            if (!TryTake(','))
                return Fail(_position, "',' or ']' is expected here");
            SkipBlanks();
        }
    }

    /// <summary>A text that cannot be taken later, since the frame of an update keeps no characters; <c>null</c> for all others.</summary>
    private string? TextNow(JsonKind kind, int start) => !_isUpdate || !ReferenceEquals(_piece, _frame) ? null
        : kind == JsonKind.String ? JsonEscapes.Unescape(_text, start + 1, _position - start - 2)
        : new(_text, start, _position - start);

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
        return ScanString() is null ? null : (JsonKind.String, From(start), TextNow(JsonKind.String, start));
    }

    /// <summary>Goes behind a string's closing quote.</summary>
    /// <returns>Whether there are escapes in it; <c>null</c>, with a complaint, when it is none.</returns>
    private bool? ScanString()
    {
        var hasEscapes = false;
        for (_position++; _position < _end; _position++)
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
            case 'u' when _position + 4 < _end
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

        return (JsonKind.Number, From(start), TextNow(JsonKind.Number, start));
    }

    private (JsonKind, TextSpan, object?)? ParseWord(string word, JsonKind kind)
    {
        if (!_text.AsSpan(_position, _end - _position).StartsWith(word.AsSpan()))
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
        while (_position < _end && _text[_position] is ' ' or '\t' or '\r' or '\n')
            _position++;
    }

    private char Peek() => _position < _end ? _text[_position] : '\0';

    private bool TryTake(char c)
    {
        if (_position >= _end || _text[_position] != c)
            return false;
        _position++;
        return true;
    }

    private TextSpan From(int start) => TextSpan.FromBounds(start, _position);

    private (JsonKind, TextSpan, object?)? Fail(int position, string message)
    {
        position = Math.Min(position, _end);
        _error ??= new(new TextSpan(position, position < _end ? 1 : 0), message);
        return null;
    }
}
