namespace SpectraKit.Scanning;

/// <summary>What a project depends on for one of its targets, as restore or the build wrote it down.</summary>
internal sealed record PackageGraph
{
    /// <summary>The target, such as <c>net10.0</c> or <c>net10.0/linux-x64</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The project's file; <c>null</c> when the graph does not say.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>The project's name.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The ids of what the project itself references.</summary>
    public IReadOnlyList<string> Direct { get; init; } = [];

    /// <summary>Every package and project, by its id in any case.</summary>
    public required IReadOnlyDictionary<string, PackageNode> Nodes { get; init; }

    /// <summary>Where packages are unpacked.</summary>
    public IReadOnlyList<string> PackageFolders { get; init; } = [];

    /// <summary>The shortest way from what the project references to a package; the first by name where there are several. Empty when there is none.</summary>
    public IReadOnlyList<PackageNode> ChainTo(PackageNode package)
    {
        var from = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>();
        foreach (var id in Direct.Order(StringComparer.OrdinalIgnoreCase))
        {
            if (Nodes.ContainsKey(id) && from.TryAdd(id, null))
                open.Enqueue(id);
        }

        while (open.TryDequeue(out var id))
        {
            if (string.Equals(id, package.Id, StringComparison.OrdinalIgnoreCase))
                return Trace(id, from);
            foreach (var next in Nodes[id].Dependencies.Order(StringComparer.OrdinalIgnoreCase))
            {
                if (Nodes.ContainsKey(next) && from.TryAdd(next, id))
                    open.Enqueue(next);
            }
        }

        return [];
    }

    private List<PackageNode> Trace(string id, Dictionary<string, string?> from)
    {
        var chain = new List<PackageNode>();
        for (string? step = id; step is not null; step = from[step])
            chain.Add(Nodes[step]);
        chain.Reverse();
        return chain;
    }
}
