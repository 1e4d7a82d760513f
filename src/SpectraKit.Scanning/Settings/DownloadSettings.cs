namespace SpectraKit.Scanning;

/// <summary>Which samples to fetch, and where to.</summary>
public sealed class DownloadSettings : StatusSettings
{
    /// <summary>The folder that samples are put into, each named by its hash. Made when it is missing. Samples may be live malware: choose one where nothing runs them.</summary>
    /// <value>
    /// Relative to the working folder. <c>null</c> by default: the user's <see cref="Quarantine"/>, or the one that the environment variable
    /// <c>SPECTRAKIT_QUARANTINE</c> names, where a file is called <c>&lt;hash&gt;.sample</c>.
    /// </value>
    public string? Folder { get; set; }
}
