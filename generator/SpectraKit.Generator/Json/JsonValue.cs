using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>Parsed JSON that remembers where it was.</summary>
internal sealed class JsonValue
{
    private static readonly IReadOnlyList<JsonValue> _noItems = [];
    private static readonly IReadOnlyList<JsonMember> _noMembers = [];

    private Dictionary<string, JsonMember>? _byName;

    public required JsonKind Kind { get; init; }

    /// <summary>Where it stands in the text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>A string's value, a number's text, <c>true</c> or <c>false</c>; empty for the rest.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<JsonValue> Items { get; init; } = _noItems;

    public IReadOnlyList<JsonMember> Members { get; init; } = _noMembers;

    public bool IsTrue => Kind == JsonKind.Boolean && Text == "true";

    /// <summary>The value of a member; <c>null</c> when there is none. The last of two members with one name wins, as for most readers.</summary>
    public JsonValue? this[string name] => Find(name)?.Value;

    public JsonMember? Find(string name)
    {
        // Most objects of a spec are small: a walk is quicker than a table.
        if (Members.Count <= 8)
        {
            for (var i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Name == name)
                    return Members[i];
            }

            return null;
        }

        if (_byName is null)
        {
            _byName = new Dictionary<string, JsonMember>(Members.Count, StringComparer.Ordinal);
            foreach (var member in Members)
                _byName[member.Name] = member;
        }

        return _byName.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>A member's string; <c>null</c> when it is missing or something else.</summary>
    public string? String(string name) => this[name] is { Kind: JsonKind.String } value ? value.Text : null;

    /// <summary>Whether a member is <c>true</c>.</summary>
    public bool Flag(string name) => this[name] is { IsTrue: true };
}
