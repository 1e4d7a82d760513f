using System.Security.Cryptography;

namespace SpectraKit.Scanning;

/// <summary>A finding in a file that came with a package → the package, how it got here, and the line to change. Looks only at what has a finding.</summary>
internal sealed class PackageBlame(string root, EngineHost host)
{
    private readonly PackageGraphFinder _graphs = new(host);
    private readonly ReferenceFinder _references = new(root);
    private readonly Dictionary<string, string?> _digests = new(StringComparer.Ordinal);

    public static ScanReport Add(ScanReport report, string root, EngineHost host)
    {
        if (!report.Files.Any(IsFinding))
            return report;
        var blame = new PackageBlame(root, host);
        return report with { Files = [.. report.Files.Select(file => IsFinding(file) ? file with { Package = blame.OriginOf(file) } : file)] };
    }

    private static bool IsFinding(FileResult file) => file.Sha256 is not null && (file.Decision != Decision.Pass || file.Outcome is Outcome.Malicious or Outcome.Suspicious);

    private PackageOrigin? OriginOf(FileResult file)
    {
        // What lies in an archive has the archive's project and its own name.
        var inner = file.Path.Split("!/");
        var path = System.IO.Path.GetFullPath(inner[0], root);
        var leaf = inner[^1][(inner[^1].LastIndexOf('/') + 1)..];

        var best = _graphs.Above(path)
            .SelectMany(graph => graph.Nodes.Values.Where(node => !node.IsProject).SelectMany(node => MatchesIn(graph, node, leaf, file)))
            .OrderByDescending(match => match.HasSameContent)
            .ThenByDescending(match => Overlap(match.Asset, file.Path))
            .ThenByDescending(match => file.Path.Contains($"/{match.Graph.Target.Split('/')[0]}/", StringComparison.OrdinalIgnoreCase))
            .FirstOrDefault();
        return best is null ? null : Trace(best);
    }

    private IEnumerable<Match> MatchesIn(PackageGraph graph, PackageNode node, string leaf, FileResult file)
    {
        foreach (var asset in node.Files.Where(asset => string.Equals(asset[(asset.LastIndexOf('/') + 1)..], leaf, StringComparison.OrdinalIgnoreCase)))
            yield return new(graph, node, asset, HasSameContent(graph, node, asset, file.Sha256!));
    }

    private bool HasSameContent(PackageGraph graph, PackageNode node, string asset, string sha256)
    {
        if (node.Path is null || asset.Split('/').Contains(".."))
            return false;
        return graph.PackageFolders.Any(folder => string.Equals(DigestOf(System.IO.Path.Combine(folder, node.Path, asset)), sha256, StringComparison.Ordinal));
    }

    private string? DigestOf(string path)
    {
        if (_digests.TryGetValue(path, out var known))
            return known;
        try
        {
            using var content = File.OpenRead(path);
            return _digests[path] = Convert.ToHexStringLower(SHA256.HashData(content));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return _digests[path] = null;
        }
    }

    // The longest common end of both paths: cultures and runtimes have files of one name in many folders.
    private static int Overlap(string asset, string path)
    {
        var (a, b) = (asset.Split('/'), path.Split('/', '!'));
        var common = 0;
        while (common < Math.Min(a.Length, b.Length) && string.Equals(a[^(common + 1)], b[^(common + 1)], StringComparison.OrdinalIgnoreCase))
            common++;
        return common;
    }

    private PackageOrigin Trace(Match match)
    {
        var chain = match.Graph.ChainTo(match.Node);

        // A package that comes by way of another project is that project's to change.
        var last = chain.Select((node, i) => (node, i)).LastOrDefault(step => step.node.IsProject, (null!, -1)).i;
        var project = last < 0
            ? match.Graph.ProjectFile ?? _references.ProjectNamed(match.Graph.ProjectName)
            : ProjectFileOf(match.Graph, chain[last]) ?? _references.ProjectNamed(chain[last].Id);
        var direct = last + 1 < chain.Count ? chain[last + 1] : match.Node;
        return new(match.Node.Id, match.Node.Version)
        {
            HasSameContent = match.HasSameContent,
            Chain = chain.Count > 0 ? [.. chain.Select(node => node.ToString())] : [match.Node.ToString()],
            Reference = _references.Find(project, direct.Id),
        };
    }

    private static string? ProjectFileOf(PackageGraph graph, PackageNode project) =>
        graph.ProjectFile is { } own && project.Path is { } relative ? System.IO.Path.GetFullPath(relative.Replace('\\', '/'), System.IO.Path.GetDirectoryName(own)!) : null;

    private sealed record Match(PackageGraph Graph, PackageNode Node, string Asset, bool HasSameContent);
}
