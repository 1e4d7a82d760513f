namespace SpectraKit.Generator.Json;

/// <summary>The members of an object that has many, by name, and what the object means.</summary>
internal sealed class JsonMemberTable(object? meaning)
{
    private readonly Dictionary<string, JsonValue> _byName = new(StringComparer.Ordinal);

    /// <summary>What somebody has made of the object.</summary>
    public object? Meaning = meaning;

    public static JsonMemberTable Of(JsonList members, object? meaning)
    {
        var table = new JsonMemberTable(meaning);
        foreach (var member in members)
            table._byName[member.Name] = member;
        return table;
    }

    public JsonValue? Find(string name) => _byName.TryGetValue(name, out var member) ? member : null;
}
