namespace SpectraKit.Scanning;

/// <summary>Which files a verb is about, and how it reaches its service.</summary>
public class FileSettings : ServiceSettings
{
    /// <summary>The folder that patterns and paths are relative to, and that reported paths start from.</summary>
    /// <value><c>null</c> by default: the working folder.</value>
    public string? Root { get; set; }

    /// <summary>Patterns of files: <c>*</c> within a name, <c>**</c> across folders; a folder's path means everything below it.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Include { get; set; } = [];

    /// <summary>Patterns of files to leave out again.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Exclude { get; set; } = [];

    /// <summary>Paths of files, not patterns. One that does not exist is reported as not scanned.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Files { get; set; } = [];
}
