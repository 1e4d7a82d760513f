namespace SpectraKit.Generator.Json;

/// <summary>The members of an object that has many, by name.</summary>
internal sealed class JsonMemberTable
{
    private readonly Dictionary<string, JsonMember> _byName;

    public JsonMemberTable(JsonMember[] all)
    {
        All = all;
        _byName = new(all.Length, StringComparer.Ordinal);
        foreach (var member in all)
            _byName[member.Name] = member;
    }

    public JsonMember[] All { get; }

    /// <summary>The members of which none has the name of a later one.</summary>
    public static JsonMember[] WithoutReplaced(JsonMember[] members)
    {
        var seen = members.Length > 16 ? new HashSet<string>(StringComparer.Ordinal) : null;
        for (var i = members.Length - 1; i >= 0; i--)
        {
            if (seen is null ? IsNamedLater(members, i) : !seen.Add(members[i].Name))
                return [.. members.GroupBy(member => member.Name, StringComparer.Ordinal).Select(group => group.Last())];
        }

        return members;
    }

    private static bool IsNamedLater(JsonMember[] members, int index)
    {
        for (var i = index + 1; i < members.Length; i++)
        {
            if (members[i].Name == members[index].Name)
                return true;
        }

        return false;
    }

    public JsonMember? Find(string name) => _byName.TryGetValue(name, out var member) ? member : null;
}
