namespace SpectraKit.Scanning;

/// <summary>A package or a project in a graph of dependencies.</summary>
internal sealed record PackageNode(string Id, string Version)
{
    public bool IsProject { get; init; }

    /// <summary>Where it lies below a package folder; for a project, its file.</summary>
    public string? Path { get; init; }

    /// <summary>The files in it, by their paths within the package.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The ids of what it depends on.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    public override string ToString() => Version.Length > 0 ? $"{Id} {Version}" : Id;
}
