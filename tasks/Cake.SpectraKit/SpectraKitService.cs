namespace Cake.SpectraKit;

/// <summary>A service that a scan can ask for verdicts.</summary>
public enum SpectraKitService
{
    /// <summary>Spectra Analyze: what the appliance itself has. The only one that takes files.</summary>
    Analyze,

    /// <summary>What Spectra Analyze finds in the cloud for files that it does not have.</summary>
    AnalyzeCloud,

    /// <summary>Spectra Intelligence's file reputation.</summary>
    Intelligence,
}
