namespace SpectraKit.Scanning;

/// <summary>A service that a scan can ask for verdicts.</summary>
public enum VerdictService
{
    /// <summary>Spectra Analyze: what the appliance itself has. The only one that takes files.</summary>
    Analyze,

    /// <summary>What Spectra Analyze finds in the cloud for files that it does not have. One call a file, of which an appliance has 10,000 a day.</summary>
    AnalyzeCloud,

    /// <summary>Spectra Intelligence's file reputation, a hundred files a call.</summary>
    Intelligence,
}
