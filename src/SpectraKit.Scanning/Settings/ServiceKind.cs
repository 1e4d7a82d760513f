namespace SpectraKit.Scanning;

/// <summary>Which service.</summary>
public enum ServiceKind
{
    /// <summary>Spectra Analyze, the appliance: takes files, and has verdicts of what it was given.</summary>
    Analyze,

    /// <summary>Spectra Intelligence, the cloud: has verdicts of what was ever seen, hands out samples, and takes no files here.</summary>
    Intelligence,
}
