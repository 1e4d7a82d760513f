namespace SpectraKit.Scanning;

/// <summary>Which samples to fetch, and where to.</summary>
public sealed class DownloadSettings : StatusSettings
{
    /// <summary>The folder that samples are put into, each named by its hash. Made when it is missing. Samples may be live malware: choose one where nothing runs them.</summary>
    /// <value>Required. Relative to the working folder.</value>
    public string? Folder { get; set; }
}
