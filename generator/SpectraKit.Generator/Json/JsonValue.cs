using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>Parsed JSON that remembers where it was.</summary>
/// <remarks>
/// A document has half a million values, and a client is made of a part of them. Hence one object a value, and no text before it is asked
/// for: most of a document's characters are examples and descriptions of what is described elsewhere. What does not change between two
/// versions of a document is shared by them, and by whoever compiles both at a time: each field is written once, or to the same effect.
/// </remarks>
internal class JsonValue
{
    /// <summary>Objects up to this size are walked; that is quicker than a table, and most objects of a spec are smaller.</summary>
    private const int MaxWalked = 8;

    private readonly JsonPiece _piece;
    private readonly int _start;
    private readonly int _length;

    /// <summary>The items, the members, a table of many members, a text; <c>null</c> for what has none, and for a text that nobody has asked for.</summary>
    private object? _content;

    private object? _meaning;

    public JsonValue(JsonKind kind, JsonPiece piece, TextSpan span, object? content)
    {
        Kind = kind;
        _piece = piece;
        _start = span.Start;
        _length = span.Length;
        _content = content;
    }

    public JsonKind Kind { get; }

    /// <summary>Where it stood in the text that it was read from.</summary>
    public TextSpan Span => new(_start, _length);

    /// <summary>Where it stands, whichever version of the document asks.</summary>
    public JsonPlace Place => PlaceOf(Span);

    /// <summary>The piece of the document that it is in.</summary>
    public JsonPiece Piece => _piece;

    /// <summary>What somebody has made of it, for as long as it is there; <c>null</c> while nobody has.</summary>
    public object? Meaning => Volatile.Read(ref _meaning);

    /// <summary>A string's value, a number's text, <c>true</c> or <c>false</c>; empty for the rest.</summary>
    public string Text => _content switch
    {
        string text => text,
        null when Kind is JsonKind.String or JsonKind.Number => (string)(_content = _piece.Text(Kind, _start, _length)),
        _ => "",
    };

    public JsonList<JsonValue> Items => _content is JsonValue[] items && Kind == JsonKind.Array ? new(items) : default;

    /// <summary>An object's members, without those that a later one of the same name replaces, as for most readers.</summary>
    public JsonList<JsonMember> Members => _content switch
    {
        JsonMember[] members => new(members),
        JsonMemberTable table => new(table.All),
        _ => default,
    };

    public bool IsTrue => Kind == JsonKind.Boolean && Text == "true";

    /// <summary>The value of a member; <c>null</c> when there is none.</summary>
    public JsonValue? this[string name] => Find(name);

    public JsonMember? Find(string name)
    {
        switch (_content)
        {
            case JsonMember[] { Length: > MaxWalked } many:
                _content = new JsonMemberTable(many);
                return Find(name);
            case JsonMember[] members:
                foreach (var member in members)
                {
                    if (member.Name == name)
                        return member;
                }

                return null;
            case JsonMemberTable table:
                return table.Find(name);
            default:
                return null;
        }
    }

    /// <summary>A member's string; <c>null</c> when it is missing or something else.</summary>
    public string? String(string name) => this[name] is { Kind: JsonKind.String } value ? value.Text : null;

    /// <summary>Whether a member is <c>true</c>.</summary>
    public bool Flag(string name) => this[name] is { IsTrue: true };

    /// <summary>Says what is made of it. The first who does is right: whoever shares it has the same.</summary>
    public object Mean(object meaning) => Interlocked.CompareExchange(ref _meaning, meaning, null) ?? meaning;

    protected JsonPlace PlaceOf(TextSpan span) => new(_piece, span);
}
