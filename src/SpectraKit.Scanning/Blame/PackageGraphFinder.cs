namespace SpectraKit.Scanning;

/// <summary>
/// Finds the graphs that may speak of a file: <c>*.deps.json</c> beside it or above it, and <c>obj/project.assets.json</c> of the project whose output it is,
/// in the usual layout and in the one with an artifacts folder.
/// </summary>
internal sealed class PackageGraphFinder(EngineHost host)
{
    // From bin/Release/net10.0/linux-x64/publish/runtimes/linux-x64/native to the project is eight steps.
    private const int Steps = 9;
    private readonly Dictionary<string, IReadOnlyList<PackageGraph>> _byFolder = new(StringComparer.Ordinal);

    public IReadOnlyList<PackageGraph> Above(string file)
    {
        var graphs = new List<PackageGraph>();
        var folder = System.IO.Path.GetDirectoryName(file);
        string? below = null;
        for (var step = 0; folder is not null && step < Steps; step++)
        {
            graphs.AddRange(In(folder));
            if (below is not null)
                graphs.AddRange(InArtifacts(folder, file));
            // A repository's root is as far as a project goes.
            if (Directory.Exists(System.IO.Path.Combine(folder, ".git")))
                break;
            (below, folder) = (folder, System.IO.Path.GetDirectoryName(folder));
        }

        return graphs;
    }

    private IReadOnlyList<PackageGraph> In(string folder)
    {
        if (_byFolder.TryGetValue(folder, out var known))
            return known;
        var files = new List<string>();
        try
        {
            // What restore wrote knows the project file, and comes first.
            var assets = System.IO.Path.Combine(folder, "obj", "project.assets.json");
            if (File.Exists(assets))
                files.Add(assets);
            files.AddRange(Directory.EnumerateFiles(folder, "*.deps.json").Order(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be listed tells nothing.
        }

        return _byFolder[folder] = [.. files.SelectMany(Read)];
    }

    // artifacts/bin/App/release/… and artifacts/publish/App/release/… belong to artifacts/obj/App.
    private IEnumerable<PackageGraph> InArtifacts(string folder, string file)
    {
        var parts = System.IO.Path.GetRelativePath(folder, file).Split(System.IO.Path.DirectorySeparatorChar);
        if (parts.Length < 3 || parts[0] is not ("bin" or "publish"))
            return [];
        var assets = System.IO.Path.Combine(folder, "obj", parts[1], "project.assets.json");
        if (_byFolder.TryGetValue(assets, out var known))
            return known;
        return _byFolder[assets] = File.Exists(assets) ? Read(assets) : [];
    }

    private IReadOnlyList<PackageGraph> Read(string path) => PackageGraphReader.Read(path, UsualPackageFolders());

    private IReadOnlyList<string> UsualPackageFolders() =>
        host.Environment("NUGET_PACKAGES") is { Length: > 0 } stated
            ? [stated]
            : [System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")];
}
