using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>Parsed JSON that remembers where it was.</summary>
/// <remarks>
/// A document has half a million values, and a client is made of a part of them. Hence one object a value, and no text before it is asked
/// for: most of a document's characters are examples and descriptions of what is described elsewhere.
/// </remarks>
internal class JsonValue
{
    /// <summary>Objects up to this size are walked; that is quicker than a table, and most objects of a spec are smaller.</summary>
    private const int MaxWalked = 8;

    private readonly int _start;
    private readonly int _length;

    /// <summary>The items, the members, a table of many members, a text; or the characters of the document, which the text is still to be taken from.</summary>
    private object? _content;

    public JsonValue(JsonKind kind, TextSpan span, object? content)
    {
        Kind = kind;
        _start = span.Start;
        _length = span.Length;
        _content = content;
    }

    public JsonKind Kind { get; }

    /// <summary>Where it stands in the text.</summary>
    public TextSpan Span => new(_start, _length);

    /// <summary>A string's value, a number's text, <c>true</c> or <c>false</c>; empty for the rest.</summary>
    public string Text => _content switch
    {
        string text => text,
        char[] characters => (string)(_content = Kind == JsonKind.String
            ? JsonEscapes.Unescape(characters, _start + 1, _length - 2)
            : new string(characters, _start, _length)),
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
}
