using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>Parsed JSON that remembers where it was: a value, and the member that it is.</summary>
/// <remarks>
/// A document has a quarter of a million values: an object each would keep the collector busier than anything else does the processor, and so
/// this only says where in its piece's row one is. No text is made before it is asked for: most of a document's characters are examples and
/// descriptions of what is described elsewhere. What does not change between two versions of a document is shared by them, and by whoever
/// compiles both at a time: each thing that is made is made once, or to the same effect.
/// </remarks>
/// <param name="piece">The piece that it is in.</param>
/// <param name="index">Where.</param>
internal readonly struct JsonValue(JsonPiece piece, int index) : IEquatable<JsonValue>
{
    /// <summary>Objects up to this size are walked; that is quicker than a table, and most objects of a spec are smaller.</summary>
    private const int MaxWalked = 8;

    public JsonKind Kind => Node.Kind;

    /// <summary>Its name, unescaped, where it is a member.</summary>
    public string Name => Node.Name ?? "";

    /// <summary>Whether it is a member of an object.</summary>
    public bool IsMember => Node.Name is not null;

    /// <summary>Where it stood in the text that it was read from.</summary>
    public TextSpan Span => new(Node.Start, Node.Length);

    /// <summary>Where it stands, whichever version of the document asks.</summary>
    public JsonPlace Place => new(piece, Span);

    /// <summary>Where its name stood, quotes included, in the text that it was read from.</summary>
    public TextSpan NameSpan => new(Node.NameStart, Node.NameLength);

    /// <summary>Where its name stands, whichever version of the document asks.</summary>
    public JsonPlace NamePlace => new(piece, NameSpan);

    /// <summary>The piece of the document that it is in.</summary>
    public JsonPiece Piece => piece;

    /// <summary>What somebody has made of it, for as long as it is there; <c>null</c> while nobody has.</summary>
    public object? Meaning => Volatile.Read(ref Node.Made) switch
    {
        JsonMemberTable table => Volatile.Read(ref table.Meaning),
        string => null,
        var meaning => meaning,
    };

    /// <summary>A string's value, a number's text, <c>true</c>, <c>false</c> or <c>null</c>; empty for the rest.</summary>
    public string Text => Node.Kind switch
    {
        JsonKind.String or JsonKind.Number => (string)(Node.Made ??= piece.Text(Node.Kind, Node.Start, Node.Length)),
        JsonKind.Boolean => IsTrue ? "true" : "false",
        JsonKind.Null => "null",
        _ => "",
    };

    public JsonList Items => Node.Kind == JsonKind.Array ? new(piece, Node.First, Node.Count) : default;

    /// <summary>An object's members, without those that a later one of the same name replaces, as for most readers.</summary>
    public JsonList Members => Node.Kind == JsonKind.Object ? new(piece, Node.First, Node.Count) : default;

    public bool IsTrue => Node is { Kind: JsonKind.Boolean, Length: 4 };

    private ref JsonNode Node => ref piece[index];

    /// <summary>The value of a member; <c>null</c> when there is none.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            var members = Members;
            if (members.Count > MaxWalked)
                return Table(members).Find(name);
            foreach (var member in members)
            {
                if (member.Name == name)
                    return member;
            }

            return null;
        }
    }

    /// <summary>A member's string; <c>null</c> when it is missing or something else.</summary>
    public string? String(string name) => this[name] is { Kind: JsonKind.String } value ? value.Text : null;

    /// <summary>Whether a member is <c>true</c>.</summary>
    public bool Flag(string name) => this[name] is { IsTrue: true };

    /// <summary>Says what is made of it. The first who does is right: whoever shares it has the same.</summary>
    public object Mean(object meaning) => Interlocked.CompareExchange(ref Node.Made, meaning, null) switch
    {
        null => meaning,
        JsonMemberTable table => Interlocked.CompareExchange(ref table.Meaning, meaning, null) ?? meaning,
        var first => first,
    };

    public bool Equals(JsonValue other) => ReferenceEquals(piece, other.Piece) && index == other.Index;

    public override bool Equals(object? obj) => obj is JsonValue other && Equals(other);

    public override int GetHashCode() => unchecked((System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(piece) * 31) + index);

    private int Index => index;

    private JsonMemberTable Table(JsonList members)
    {
        while (true)
        {
            var made = Volatile.Read(ref Node.Made);
            if (made is JsonMemberTable known)
                return known;
            var table = JsonMemberTable.Of(members, made);
            if (ReferenceEquals(Interlocked.CompareExchange(ref Node.Made, table, made), made))
                return table;
        }
    }
}
