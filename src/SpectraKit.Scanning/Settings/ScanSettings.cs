namespace SpectraKit.Scanning;

/// <summary>What to scan, whom to ask, and what fails.</summary>
public sealed class ScanSettings : FileSettings
{
    /// <summary>The outcomes that fail the run, each together with everything worse. Malicious always fails, named or not.</summary>
    /// <value>Empty by default: malicious fails, suspicious warns, unknown passes. Malicious, suspicious and unknown can be named.</value>
    public IReadOnlyList<Outcome> FailOn { get; set; } = [];

    /// <summary>What a file means that could not be scanned because the service was not available or the file could not be read.</summary>
    /// <value><see cref="Decision.Fail"/> by default. Wrong configuration and cancellation fail whatever this says.</value>
    public Decision NotScanned { get; set; } = Decision.Fail;

    /// <summary>What is sent.</summary>
    /// <value><see cref="ScanMode.Auto"/> by default.</value>
    public ScanMode Mode { get; set; }

    /// <summary>Where the JSON report goes. It is written however the run ends, also when it fails or is cancelled.</summary>
    /// <value><c>null</c> by default: nowhere. Relative to the working folder.</value>
    public string? ReportPath { get; set; }

    /// <summary>Further reports, in any form and as many as wanted. They are written however the run ends, also when it fails or is cancelled.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<ReportOutput> Reports { get; set; } = [];
}
