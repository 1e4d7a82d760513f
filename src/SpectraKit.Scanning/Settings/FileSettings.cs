namespace SpectraKit.Scanning;

/// <summary>Which files a verb is about, and how it reaches its service.</summary>
public class FileSettings : ServiceSettings
{
    /// <summary>The folder that patterns and paths are relative to, and that reported paths start from.</summary>
    /// <value><c>null</c> by default: the working folder.</value>
    public string? Root { get; set; }

    /// <summary>
    /// Patterns of files: <c>*</c> within a name, <c>**</c> across folders; a folder's path means everything below it. A pattern after <c>!</c> leaves files out
    /// again, as <see cref="Exclude"/> does, wherever in the list it stands.
    /// </summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Include { get; set; } = [];

    /// <summary>Patterns of files to leave out again.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Exclude { get; set; } = [];

    /// <summary>Paths of files, not patterns. One that does not exist is reported as not scanned.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Files { get; set; } = [];

    /// <summary>Files that list further paths, one a line, or separated by NUL characters: see <see cref="FileListText"/>.</summary>
    /// <value>None by default. Relative to the working folder; what they list is relative to <see cref="Root"/>.</value>
    public IReadOnlyList<string> FileLists { get; set; } = [];

    /// <summary>The largest file that is read, in bytes. A larger one is not scanned, and says so.</summary>
    /// <value><c>null</c> by default: what the policy's <c>maxFileSize</c> says, or no limit. At least 1.</value>
    public long? MaxFileSize { get; set; }
}
