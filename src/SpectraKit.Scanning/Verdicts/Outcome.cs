namespace SpectraKit.Scanning;

/// <summary>What a scan found out about one file. Every selected file has exactly one.</summary>
public enum Outcome
{
    /// <summary>Nobody could be asked, or nobody answered: not an answer, and never taken for one. The default, so that what is forgotten is not clean.</summary>
    NotScanned,

    /// <summary>Known to be good.</summary>
    Clean,

    /// <summary>Analysed, and nothing was found.</summary>
    Unknown,

    /// <summary>Something speaks against it.</summary>
    Suspicious,

    /// <summary>Malware.</summary>
    Malicious,
}
