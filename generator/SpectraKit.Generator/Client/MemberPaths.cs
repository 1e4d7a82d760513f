namespace SpectraKit.Generator.Client;

/// <summary>Dotted wire paths (<c>rl.web_search_api.entries</c>) into expressions over models.</summary>
internal sealed class MemberPaths(TypeBuilder types)
{
    /// <summary>What follows an expression of a type to reach a member; <c>null</c> when the path names none.</summary>
    public MemberPath? Find(TypeRef type, string path)
    {
        var expression = "";
        var mayBeNull = false;
        foreach (var part in path.Split('.'))
        {
            var member = types.Record(type)?.Members.FirstOrDefault(candidate => candidate.WireName == part);
            if (member is null)
                return null;
            expression += $"{(mayBeNull ? "?" : "")}.{member.Name}";
            mayBeNull |= !member.IsRequired || member.IsNullable;
            type = member.Type;
        }

        return new(expression, type);
    }

    /// <summary>A copy of a request with a member replaced: <c>body with { Rl = body.Rl with { Hashes = x } }</c>; <c>null</c> when the path names none.</summary>
    public string? With(TypeRef type, string expression, IReadOnlyList<(string Path, string Value)> replacements)
    {
        var parts = new List<string>();
        foreach (var group in replacements.GroupBy(replacement => replacement.Path.Split('.')[0], StringComparer.Ordinal))
        {
            var member = types.Record(type)?.Members.FirstOrDefault(candidate => candidate.WireName == group.Key);
            if (member is null)
                return null;
            var whole = group.FirstOrDefault(replacement => replacement.Path == group.Key);
            if (whole.Value is not null)
            {
                parts.Add($"{member.Name} = {whole.Value}");
                continue;
            }

            var inner = With(
                member.Type,
                $"{expression}.{member.Name}{(member.IsRequired && !member.IsNullable ? "" : "!")}",
                [.. group.Select(replacement => (replacement.Path.Substring(group.Key.Length + 1), replacement.Value))]);
            if (inner is null)
                return null;
            parts.Add($"{member.Name} = {inner}");
        }

        return $"{expression} with {{ {string.Join(", ", parts)} }}";
    }
}
