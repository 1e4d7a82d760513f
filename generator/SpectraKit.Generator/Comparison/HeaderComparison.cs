using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>The headers that answers are described to have, each of which a client has once, whatever the number of answers.</summary>
internal static class HeaderComparison
{
    public static void Compare(ClientModel old, ClientModel @new, ChangeList changes)
    {
        var after = @new.Headers.ToDictionary(header => header.WireName, StringComparer.OrdinalIgnoreCase);
        foreach (var header in old.Headers)
        {
            if (!after.TryGetValue(header.WireName, out var other))
                changes.Breaking(ChangeKind.HeaderRemoved, Subject(old, header), $"is gone ({header.WireName})", "Code that asks for it does not compile any more.");
            else if (header.Name != other.Name || old.HeadersName != @new.HeadersName)
                changes.Breaking(ChangeKind.HeaderChanged, Subject(old, header), $"is called {@new.HeadersName}.{other.Name}", "Code that uses the old name does not compile any more.");
            else if (header.Type.Name != other.Type.Name)
                changes.Breaking(ChangeKind.HeaderChanged, Subject(old, header), $"was {CSharpName.Short(header.Type.Name)} and is {CSharpName.Short(other.Type.Name)}", "Code that reads it has another type at hand.");
        }

        var before = new HashSet<string>(old.Headers.Select(header => header.WireName), StringComparer.OrdinalIgnoreCase);
        foreach (var added in @new.Headers.Where(header => !before.Contains(header.WireName)))
            changes.Compatible(ChangeKind.HeaderAdded, Subject(@new, added), $"is new ({added.WireName})", "Nobody has asked for it yet.");
    }

    private static ChangeSubject Subject(ClientModel client, HeaderModel header)
    {
        var target = ChangeTarget.Of(header);
        return new($"{client.HeadersName}.{header.Name}", target, target);
    }
}
