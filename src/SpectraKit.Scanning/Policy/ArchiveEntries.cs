namespace SpectraKit.Scanning;

/// <summary>Whether a scan looks into archives.</summary>
public enum ArchiveEntries
{
    /// <summary>Every entry has a verdict of its own, beside its archive's.</summary>
    Inspect,

    /// <summary>An archive is a file like others.</summary>
    Ignore,
}
