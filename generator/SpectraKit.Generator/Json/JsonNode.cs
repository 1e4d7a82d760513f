namespace SpectraKit.Generator.Json;

/// <summary>One value in the list of a piece's. What a container has stands in a row, before the container itself.</summary>
internal struct JsonNode
{
    /// <summary>What was made of it: a string's or a number's text, a container's meaning or table, or the piece that stands in its place.</summary>
    public object? Made;

    /// <summary>The name of the member that it is, unescaped; <c>null</c> for an item and for the whole document.</summary>
    public string? Name;

    /// <summary>Where the name stood, quotes included.</summary>
    public int NameStart;
    public int NameLength;

    /// <summary>Where the value stood.</summary>
    public int Start;
    public int Length;

    /// <summary>The first of what a container has, and how many there are.</summary>
    public int First;
    public int Count;

    public JsonKind Kind;
}
