using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>
/// Text to <see cref="JsonTree"/>, by RFC 8259 and nothing beyond it: one pass, linear, with a bound on depth, never throwing.
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
    private readonly JsonPiece _frame = new(0, isFrame: true);
    private readonly Dictionary<JsonPiece, int> _kept = [];

    /// <summary>Whether there is an earlier version: what is new then keeps its own characters alone, so that no version's whole text outlives it.</summary>
    private readonly bool _isUpdate;
    private readonly CancellationToken _cancellation;
    private readonly JsonNames _names = new();

    /// <summary>What is read of every container that is not closed yet: one container's stand at the end.</summary>
    private readonly JsonNodes _open = new();
    private readonly JsonNodes _frameNodes = new();
    private readonly JsonNodes _pieceNodes = new();

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
        var root = default(JsonNode);
        if (ParseContent(0, isFrame: true, last, ref root))
            _frameNodes.Add(root);
        SkipBlanks();
        if (_error is null && _position < _end)
            Fail(_position, "there is text after the end of the document");
        if (_error is not null)
            return (null, _error);
        // In an update the frame has its texts already.
        _frame.End(_frameNodes.ToArray(), _isUpdate ? null : _text, _end, isCopied: false);
        return (new JsonTree(_frame.Root, _kept), null);
    }

    /// <summary>Parses a value but for its name.</summary>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="isFrame">Whether all that it stands in are objects of the frame.</param>
    /// <param name="last">What stood in its place in the earlier version.</param>
    /// <param name="node">The value.</param>
    /// <returns>Whether there is one. There is an error otherwise.</returns>
    private bool ParseContent(int depth, bool isFrame, JsonValue? last, ref JsonNode node)
    {
        if (_position >= _end)
            return Fail(_position, "the document ends where a value is expected");
        if (depth > MaxDepth)
            return Fail(_position, $"values are nested more than {MaxDepth} deep");

        node.Start = _position;
        var isRead = _text[_position] switch
        {
            '{' => ParseObject(depth, isFrame, last, ref node),
            '[' => ParseArray(depth, ref node),
            '"' => ParseStringValue(ref node),
            't' => ParseWord("true", JsonKind.Boolean, ref node),
            'f' => ParseWord("false", JsonKind.Boolean, ref node),
            'n' => ParseWord("null", JsonKind.Null, ref node),
            '-' or (>= '0' and <= '9') => ParseNumber(ref node),
            _ => Fail(_position, "a value is expected here"),
        };
        node.Length = _position - node.Start;
        // The frame of an update keeps no characters to take a text from later.
        if (isRead && _isUpdate && node.Kind is JsonKind.String or JsonKind.Number && ReferenceEquals(_piece, _frame))
            node.Made = node.Kind == JsonKind.String ? JsonEscapes.Unescape(_text, node.Start + 1, node.Length - 2) : new string(_text, node.Start, node.Length);
        return isRead;
    }

    private bool ParseObject(int depth, bool isFrame, JsonValue? last, ref JsonNode node)
    {
        _cancellation.ThrowIfCancellationRequested();
        node.Kind = JsonKind.Object;
        _position++;
        var count = 0;
        SkipBlanks();
        if (TryTake('}'))
            return true;

        while (true)
        {
            var member = default(JsonNode);
            if (!ParseMember(depth, isFrame, last, isFirst: count == 0, ref member))
                return false;
            _open.Add(member);
            count++;

            SkipBlanks();
            if (TryTake('}'))
            {
                Close(ref node, _open.DropReplaced(count));
                return true;
            }

            if (!TryTake(','))
                return Fail(_position, "',' or '}' is expected here");
            SkipBlanks();
        }
    }

    private bool ParseMember(int depth, bool isFrame, JsonValue? last, bool isFirst, ref JsonNode member)
    {
        member.NameStart = _position;
        if (Peek() != '"')
            return Fail(_position, isFirst ? "a member's name in quotes, or '}', is expected here" : "a member's name in quotes is expected here");
        if (ScanString() is not { } hasEscapes)
            return false;
        member.NameLength = _position - member.NameStart;
        member.Name = hasEscapes
            ? JsonEscapes.Unescape(_text, member.NameStart + 1, member.NameLength - 2)
            : _names.Of(_text, member.NameStart + 1, member.NameLength - 2);
        var lastMember = isFrame ? last?[member.Name] : null;
        if (depth == PieceDepth && lastMember is { Kind: JsonKind.Object or JsonKind.Array, Piece: var lastPiece } && lastPiece.IsAt(_text, member.NameStart, _end))
        {
            _position = member.NameStart + lastPiece.Length;
            _kept[lastPiece] = member.NameStart;
            member.Made = lastPiece;
            return true;
        }

        SkipBlanks();
        if (!TryTake(':'))
            return Fail(_position, "':' is expected here");

        SkipBlanks();
        var isPiece = isFrame && depth == PieceDepth && Peek() is '{' or '[';
        if (isPiece)
            _piece = new(member.NameStart);
        if (member.Name.Length > 5 && member.Name[0] == 'x' && member.Name.StartsWith("x-kit-", StringComparison.Ordinal))
            _piece.HasOwnWords = true;
        if (!ParseContent(depth + 1, isFrame && depth < PieceDepth, lastMember, ref member))
            return false;
        if (isPiece)
        {
            _pieceNodes.Add(member);
            _piece.End(_pieceNodes.ToArray(), _text, _position, _isUpdate);
            // In the frame it is known by its name; all else is the piece's own.
            member.Made = _piece;
            _piece = _frame;
        }

        return true;
    }

    private bool ParseArray(int depth, ref JsonNode node)
    {
        node.Kind = JsonKind.Array;
        _position++;
        var count = 0;
        SkipBlanks();
        if (TryTake(']'))
            return true;

        while (true)
        {
            var item = default(JsonNode);
            if (!ParseContent(depth + 1, isFrame: false, last: null, ref item))
                return false;
            _open.Add(item);
            count++;

            SkipBlanks();
            if (TryTake(']'))
            {
                Close(ref node, count);
                return true;
            }

            if (!TryTake(','))
                return Fail(_position, "',' or ']' is expected here");
            SkipBlanks();
        }
    }

    /// <summary>Puts what a container has where it stays: the last of what is open.</summary>
    private void Close(ref JsonNode container, int count) =>
        (container.First, container.Count) = ((ReferenceEquals(_piece, _frame) ? _frameNodes : _pieceNodes).TakeLast(_open, count), count);

    private bool ParseStringValue(ref JsonNode node)
    {
        node.Kind = JsonKind.String;
        return ScanString() is not null;
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
                return Fail(start, "this is not an escape that JSON knows");
        }
    }

    private bool ParseNumber(ref JsonNode node)
    {
        node.Kind = JsonKind.Number;
        TryTake('-');
        var hasLeadingZero = Peek() == '0';
        var digits = SkipDigits();
        if (digits == 0 || (hasLeadingZero && digits > 1))
            return Fail(node.Start, "this is not a number that JSON knows");
        if (TryTake('.') && SkipDigits() == 0)
            return Fail(node.Start, "this number has no digits after its point");
        if (Peek() is 'e' or 'E')
        {
            _position++;
            if (Peek() is '+' or '-')
                _position++;
            if (SkipDigits() == 0)
                return Fail(node.Start, "this number has no digits in its exponent");
        }

        return true;
    }

    private bool ParseWord(string word, JsonKind kind, ref JsonNode node)
    {
        node.Kind = kind;
        if (!_text.AsSpan(_position, _end - _position).StartsWith(word.AsSpan()))
            return Fail(_position, "a value is expected here");
        _position += word.Length;
        return true;
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

    private bool Fail(int position, string message)
    {
        position = Math.Min(position, _end);
        _error ??= new(new TextSpan(position, position < _end ? 1 : 0), message);
        return false;
    }
}
