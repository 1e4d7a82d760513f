using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>One member of an object: a value that has a name.</summary>
internal sealed class JsonMember : JsonValue
{
    private readonly int _nameStart;
    private readonly int _nameLength;

    public JsonMember(string name, TextSpan nameSpan, JsonKind kind, JsonPiece piece, TextSpan span, object? content)
        : base(kind, piece, span, content)
    {
        Name = name;
        _nameStart = nameSpan.Start;
        _nameLength = nameSpan.Length;
    }

    /// <summary>Its name, unescaped.</summary>
    public string Name { get; }

    /// <summary>Where the name stood, quotes included, in the text that it was read from.</summary>
    public TextSpan NameSpan => new(_nameStart, _nameLength);

    /// <summary>Where the name stands, whichever version of the document asks.</summary>
    public JsonPlace NamePlace => PlaceOf(NameSpan);

    public JsonValue Value => this;
}
