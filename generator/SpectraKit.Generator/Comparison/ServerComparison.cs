using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Comparison;

/// <summary>The document's servers. No client is printed from them, but they are where its callers send it.</summary>
internal static class ServerComparison
{
    public static IEnumerable<Change> Compare(JsonValue old, JsonValue @new)
    {
        var (before, after) = (Addresses(old), Addresses(@new));
        if (before.SequenceEqual(after, StringComparer.Ordinal))
            yield break;
        var servers = ChangeTarget.OfDocument("servers");
        var gone = before.Except(after, StringComparer.Ordinal).ToList();
        yield return gone.Count > 0
            ? new(ChangeSeverity.PossiblyBreaking, ChangeKind.ServersChanged, "servers", $"no longer has {string.Join(", ", gone)}", "A client that is told to call a server that is no more gets no answer.", servers, servers)
            : new(ChangeSeverity.Compatible, ChangeKind.ServersChanged, "servers", $"are {string.Join(", ", after)}", "Every server that there was is still named.", servers, servers);
    }

    private static List<string> Addresses(JsonValue root) =>
        root["servers"] is { Kind: JsonKind.Array } servers ? [.. servers.Items.Select(server => server.String("url")).OfType<string>()] : [];
}
