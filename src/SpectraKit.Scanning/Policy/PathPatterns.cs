namespace SpectraKit.Scanning;

/// <summary>Patterns of a policy, matched against the paths that reports show. The semantics are those of a scan's own patterns.</summary>
internal sealed class PathPatterns(string root, IReadOnlyList<string> patterns)
{
    private readonly IReadOnlyList<GlobPattern> _patterns = [.. patterns.Select(pattern => GlobPattern.Parse(root, pattern))];

    public bool IsEmpty => _patterns.Count == 0;

    /// <summary>Whether one of the patterns means the file, or the archive that it is an entry of.</summary>
    public bool Match(Artifact artifact) => _patterns.Any(pattern =>
        pattern.Matches(artifact.FullPath) || (artifact.Entry is not null && pattern.Matches(artifact.FullPath + ArchiveStage.Separator + artifact.Entry)));
}
