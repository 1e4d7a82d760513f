namespace Cake.SpectraKit;

/// <summary>Whether a scan looks into archives.</summary>
public enum SpectraKitArchives
{
    /// <summary>Every entry has a verdict of its own, beside its archive's.</summary>
    Inspect,

    /// <summary>An archive is a file like others.</summary>
    Ignore,
}
