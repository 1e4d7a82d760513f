namespace SpectraKit.Generator.Client;

/// <summary>Dotted wire paths (<c>rl.web_search_api.entries</c>) into expressions over models. Asked only when it is known what every model is used as.</summary>
internal sealed class MemberPaths(TypeBuilder types)
{
    /// <summary>What follows an expression of a type to reach a member; <c>null</c> when the path names none.</summary>
    public MemberPath? Find(TypeRef type, string path)
    {
        var expression = "";
        var mayBeNull = type.Name.EndsWith("?", StringComparison.Ordinal);
        foreach (var part in path.Split('.'))
        {
            if (Member(type, part) is not var (member, isThreeState))
                return null;
            expression += $"{(mayBeNull ? "?" : "")}.{member.Name}{(isThreeState ? ".Value" : "")}";
            mayBeNull |= !member.IsRequired || member.IsNullable;
            type = member.Type;
        }

        return new(expression, type);
    }

    /// <summary>A copy of a request with members replaced: <c>body with { Rl = body.Rl with { Hashes = x } }</c>; <c>null</c> when a path names none.</summary>
    public string? With(TypeRef type, string expression, IReadOnlyList<(string Path, string Value)> replacements)
    {
        var parts = new List<string>();
        foreach (var group in replacements.GroupBy(replacement => replacement.Path.Split('.')[0], StringComparer.Ordinal))
        {
            if (Member(type, group.Key) is not var (member, isThreeState))
                return null;
            var value = group.FirstOrDefault(replacement => replacement.Path == group.Key).Value ?? With(
                member.Type,
                $"{expression}.{member.Name}{(isThreeState ? ".Value!" : member.IsRequired && !member.IsNullable ? "" : "!")}",
                [.. group.Select(replacement => (replacement.Path.Substring(group.Key.Length + 1), replacement.Value))]);
            if (value is null)
                return null;
            // An interface, as lists are, has no conversions of a type's own.
            parts.Add($"{member.Name} = {(isThreeState ? $"new({value})" : value)}");
        }

        return $"{expression} with {{ {string.Join(", ", parts)} }}";
    }

    private (MemberModel Member, bool IsThreeState)? Member(TypeRef type, string wireName) =>
        types.Record(type)?.FinalMember(wireName) is { } member ? (member, member.IsThreeState) : null;
}
