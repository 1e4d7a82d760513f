namespace Cake.SpectraKit;

/// <summary>What a scan says of one file, the best first.</summary>
public enum SpectraKitOutcome
{
    /// <summary>Known, and trusted.</summary>
    Clean,

    /// <summary>Analysed, and nothing was found.</summary>
    Unknown,

    /// <summary>Suspicious.</summary>
    Suspicious,

    /// <summary>Malicious.</summary>
    Malicious,

    /// <summary>Nobody could say; the reason says why.</summary>
    NotScanned,
}
