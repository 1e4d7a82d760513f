namespace SpectraKit.Scanning;

/// <summary>Which files are meant.</summary>
public sealed class ArtifactSelection
{
    /// <summary>The folder that patterns and paths are relative to, and that reported paths start from. A full path.</summary>
    public required string Root { get; init; }

    /// <summary>Patterns of files: <c>*</c> matches within a folder's name, <c>**</c> across folders. A path without either is that file, which has to exist, or everything below that folder.</summary>
    /// <value>None by default. Absolute patterns, and patterns that begin with <c>..</c>, are allowed.</value>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Patterns of files that are left out again, whichever pattern or list selected them.</summary>
    /// <value>None by default. Same rules as <see cref="Include"/>.</value>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Paths, not patterns. One that does not exist stays in the selection, and is reported as not scanned.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Files { get; init; } = [];
}
