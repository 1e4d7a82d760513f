namespace SpectraKit.Generator.Json;

/// <summary>
/// A part of a document that is read by itself, and kept for as long as its characters stay the same: one path's method, one component, or
/// all that stands around them. It may stand elsewhere in a later text, so that where its values stand is a document's knowledge.
/// </summary>
/// <param name="start">Where it stood in the text that it was read from.</param>
/// <param name="isFrame">Whether it is what stands around the others.</param>
internal sealed class JsonPiece(int start, bool isFrame = false)
{
    private char[] _characters = [];
    private int _charactersStart;
    private JsonNode[] _nodes = [];

    /// <summary>Where it stood in the text that it was read from.</summary>
    public int Start { get; } = start;

    /// <summary>How many characters it has.</summary>
    public int Length { get; private set; }

    /// <summary>Whether a name in it begins with <c>x-kit-</c>.</summary>
    public bool HasOwnWords { get; set; }

    /// <summary>The value that all others are in.</summary>
    public JsonValue Root => new(this, _nodes.Length - 1);

    /// <summary>Says what it is made of, when it has been read.</summary>
    /// <param name="nodes">Its values, the root at the end.</param>
    /// <param name="text">The whole text; <c>null</c> when no value has to look at it any more.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isCopied">Whether it keeps its own characters alone, or the whole text as all of its neighbours do.</param>
    public void End(JsonNode[] nodes, char[]? text, int end, bool isCopied)
    {
        _nodes = nodes;
        if (text is null)
            return;
        Length = end - Start;
        (_characters, _charactersStart) = isCopied ? (text.AsSpan(Start, Length).ToArray(), Start) : (text, 0);
    }

    /// <summary>Whether a text that ends somewhere has the same characters at some place.</summary>
    public bool IsAt(char[] text, int start, int end) =>
        Length <= end - start && text.AsSpan(start, Length).SequenceEqual(_characters.AsSpan(Start - _charactersStart, Length));

    public ref JsonNode this[int index] => ref _nodes[index];

    /// <summary>A value of it, or the piece that stands in its place.</summary>
    public JsonValue At(int index) => isFrame && _nodes[index].Made is JsonPiece piece ? piece.Root : new(this, index);

    /// <summary>What a number says, or the characters between the quotes of a string.</summary>
    public string Text(JsonKind kind, int start, int length) => kind == JsonKind.String
        ? JsonEscapes.Unescape(_characters, start - _charactersStart + 1, length - 2)
        : new string(_characters, start - _charactersStart, length);
}
