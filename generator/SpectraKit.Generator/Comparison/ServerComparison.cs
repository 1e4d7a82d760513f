using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>The addresses that a caller chooses the client's from: methods, which are called by name.</summary>
internal static class ServerComparison
{
    public static void Compare(ClientModel old, ClientModel @new, ChangeList changes)
    {
        var after = @new.Servers.ToDictionary(server => server.Name, StringComparer.Ordinal);
        foreach (var server in old.Servers)
        {
            var subject = Subject(old, server);
            if (after.TryGetValue(server.Name, out var other))
                Both(subject, server, other, changes);
            else if (@new.Servers.FirstOrDefault(candidate => candidate.Url == server.Url) is { } renamed)
                changes.Breaking(ChangeKind.ServerRenamed, subject, $"is called {renamed.Name}", "Code that uses the old name does not compile any more.");
            else
                changes.Breaking(ChangeKind.ServerRemoved, subject, $"is gone ({server.Url})", "Code that chooses it does not compile any more.");
        }

        foreach (var added in @new.Servers.Where(server => old.Servers.All(other => other.Name != server.Name && other.Url != server.Url)))
            changes.Compatible(ChangeKind.ServerAdded, Subject(@new, added), $"is new ({added.Url})", "Nobody has chosen it yet.");
    }

    private static void Both(ChangeSubject subject, ServerModel old, ServerModel @new, ChangeList changes)
    {
        if (Signature(old) != Signature(@new))
            changes.Breaking(ChangeKind.ServerChanged, subject, $"took {Said(old)} and takes {Said(@new)}", "Code that chooses it hands over something else.");
        else if (old.Url != @new.Url)
            changes.Possibly(ChangeKind.ServerChanged, subject, $"was {old.Url} and is {@new.Url}", "Code compiles as before; another service has to answer it.");
        else if (!Values(old).SequenceEqual(Values(@new), StringComparer.Ordinal))
            changes.Possibly(ChangeKind.ServerChanged, subject, "has other values for its variables", "Code that leaves one out goes to another address; a value that is no choice any more is refused.");
    }

    private static string Said(ServerModel server) => Signature(server) is { Length: > 0 } parameters ? parameters : "nothing";

    private static string Signature(ServerModel server) =>
        string.Join(", ", server.Variables.Select(variable => variable.Name).Concat(server.IsRelative ? ["host"] : []));

    private static IEnumerable<string> Values(ServerModel server) =>
        server.Variables.SelectMany(variable => variable.Choices.OrderBy(choice => choice, StringComparer.Ordinal).Append(variable.Default));

    private static ChangeSubject Subject(ClientModel client, ServerModel server)
    {
        var servers = ChangeTarget.OfDocument("servers");
        return new($"{client.ServersName}.{server.Name}", servers, servers);
    }
}
