using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>
/// Reads <c>project.assets.json</c> and <c>*.deps.json</c>: what restore resolved, and what the build says the program needs. Both list targets with libraries,
/// under slightly different names. A file that is not one, or is damaged, has no graph: blame is an extra, and never a reason to fail.
/// </summary>
internal static class PackageGraphReader
{
    private static readonly string[] _assets = ["runtime", "native", "resource", "resources", "runtimeTargets", "contentFiles", "build", "compile"];

    public static IReadOnlyList<PackageGraph> Read(string path, IReadOnlyList<string> usualPackageFolders)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement, usualPackageFolders);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return [];
        }
    }

    private static List<PackageGraph> Read(JsonElement root, IReadOnlyList<string> usualPackageFolders)
    {
        var libraries = root.GetProperty("libraries").EnumerateObject().ToDictionary(library => library.Name, library => library.Value, StringComparer.OrdinalIgnoreCase);
        var project = Member(root, "project");
        var restore = project is { } stated ? Member(stated, "restore") : null;
        IReadOnlyList<string> folders = Member(root, "packageFolders") is { } listed ? [.. listed.EnumerateObject().Select(folder => folder.Name)] : usualPackageFolders;

        var graphs = new List<PackageGraph>();
        foreach (var target in root.GetProperty("targets").EnumerateObject())
        {
            var nodes = new Dictionary<string, PackageNode>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in target.Value.EnumerateObject())
            {
                var node = ReadNode(entry, libraries);
                nodes[node.Id] = node;
            }

            var self = project is null ? Self(nodes.Values) : null;
            graphs.Add(new()
            {
                Target = target.Name,
                ProjectFile = restore is { } paths ? Text(paths, "projectPath") : null,
                ProjectName = restore is { } names ? Text(names, "projectName") : self?.Id,
                Direct = project is null ? self?.Dependencies ?? [] : DirectOf(root, target.Name),
                Nodes = nodes,
                PackageFolders = folders,
            });
        }

        return graphs;
    }

    private static PackageNode ReadNode(JsonProperty entry, Dictionary<string, JsonElement> libraries)
    {
        var name = entry.Name.Split('/', 2);
        var library = libraries.GetValueOrDefault(entry.Name);
        var hasLibrary = library.ValueKind == JsonValueKind.Object;
        var isProject = Text(entry.Value, "type") == "project" || (hasLibrary && Text(library, "type") == "project");
        var files = _assets.SelectMany(kind => Member(entry.Value, kind)?.EnumerateObject().Select(asset => asset.Name) ?? []);
        if (hasLibrary && Member(library, "files") is { } all)
            files = files.Concat(all.EnumerateArray().Select(file => file.GetString()).OfType<string>());
        return new(name[0], name.Length > 1 && !isProject ? name[1] : "")
        {
            IsProject = isProject,
            Path = hasLibrary ? Text(library, isProject ? "msbuildProject" : "path") : null,
            Files = [.. files.Distinct(StringComparer.Ordinal)],
            Dependencies = Member(entry.Value, "dependencies") is { } dependencies ? [.. dependencies.EnumerateObject().Select(dependency => dependency.Name)] : [],
        };
    }

    // "Package >= 1.0.0", by framework; targets for a runtime go by their framework's group.
    private static IReadOnlyList<string> DirectOf(JsonElement root, string target) =>
        Member(root, "projectFileDependencyGroups") is { } groups && Member(groups, target.Split('/')[0]) is { } group
            ? [.. group.EnumerateArray().Select(text => text.GetString() ?? "").Select(text => text.Split(' ')[0])]
            : [];

    /// <summary>The program that a deps.json is about: the project that no other needs.</summary>
    private static PackageNode? Self(IEnumerable<PackageNode> nodes)
    {
        var all = nodes.ToList();
        var needed = all.SelectMany(node => node.Dependencies).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return all.Find(node => node.IsProject && !needed.Contains(node.Id));
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
