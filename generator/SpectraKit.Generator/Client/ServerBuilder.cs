using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>The addresses of a document into what a caller chooses from, and into where an operation goes that has one of its own.</summary>
internal static class ServerBuilder
{
    /// <summary>Longer descriptions are sentences, and no names.</summary>
    private const int MaxNameLength = 40;

    public static IReadOnlyList<ServerModel> Build(SpecDocument document)
    {
        // What a document without servers means: the host that somebody names anyway.
        if (document.Servers.All(server => server.Url == "/"))
            return [];
        var scope = new NameScope("Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals");
        return [.. document.Servers.Select(server => Server(server, document.Servers.Count, scope))];
    }

    /// <summary>The address of an operation that does not go to any of the document's; <c>null</c> for the others.</summary>
    public static string? Own(OperationSpec operation, SpecDocument document)
    {
        if (operation.Servers.Count == 0 || operation.Servers.Any(server => document.Servers.Any(other => other.Url == server.Url)))
            return null;
        var server = operation.Servers[0];
        return server.Variables.Aggregate(server.Url, (text, variable) => text.Replace($"{{{variable.WireName}}}", variable.Default));
    }

    private static ServerModel Server(ServerSpec server, int count, NameScope scope)
    {
        var words = server.Description.Trim();
        var name = words.Length is > 0 and <= MaxNameLength ? words : count == 1 ? "Default" : server.Url.Split(["://"], 2, StringSplitOptions.None).Last();
        var variables = new NameScope("host");
        return new(scope.Take(Naming.Pascal(name)), server.Url, words, !IsAbsolute(server.Url),
        [
            .. server.Variables
                .Where(variable => server.Url.Contains($"{{{variable.WireName}}}"))
                .Select(variable => new ServerVariableModel(variable.WireName, variables.Take(Naming.Camel(variable.WireName)), variable.Default, [.. variable.Choices], variable.Description)),
        ]);
    }

    private static bool IsAbsolute(string url) => url.StartsWith("{", StringComparison.Ordinal) || url.Contains("://");
}
