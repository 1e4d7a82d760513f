namespace SpectraKit.Scanning;

/// <summary>What to scan, whom to ask, and what fails.</summary>
public sealed class ScanSettings : FileSettings
{
    /// <summary>The outcomes that fail the run, each together with everything worse. Malicious always fails, named or not.</summary>
    /// <value>Empty by default: malicious fails, suspicious warns, unknown passes. Malicious, suspicious and unknown can be named.</value>
    public IReadOnlyList<Outcome> FailOn { get; set; } = [];

    /// <summary>What a file means that could not be scanned because the service was not available or the file could not be read.</summary>
    /// <value><c>null</c> by default: what the policy says, which is <see cref="Decision.Fail"/> unless it says otherwise. Wrong configuration and cancellation fail whatever this says.</value>
    public Decision? NotScanned { get; set; }

    /// <summary>The policy file.</summary>
    /// <value><c>null</c> by default: <c>spectrakit.json</c> in the root, if there is one. Relative to the working folder. What settings say stands above what the file says.</value>
    public string? PolicyFile { get; set; }

    /// <summary>Whether the files inside of archives are asked about for themselves.</summary>
    /// <value><c>null</c> by default: what the policy's <c>archives</c> says, which is that they are.</value>
    public ArchiveEntries? Archives { get; set; }

    /// <summary>What is sent.</summary>
    /// <value><see cref="ScanMode.Auto"/> by default.</value>
    public ScanMode Mode { get; set; }

    /// <summary>The folder that verdicts are remembered in. An emulator's never are.</summary>
    /// <value><c>null</c> by default: nothing is remembered. Relative to the working folder.</value>
    public string? CacheFolder { get; set; }

    /// <summary>Manifests or JSON reports of earlier scans. What they list is looked up by its digest; none of it is read or sent.</summary>
    /// <value>None by default. Relative to the working folder.</value>
    public IReadOnlyList<string> Manifests { get; set; } = [];

    /// <summary>Where the JSON report goes. It is written however the run ends, also when it fails or is cancelled.</summary>
    /// <value><c>null</c> by default: nowhere. Relative to the working folder.</value>
    public string? ReportPath { get; set; }

    /// <summary>Further reports, in any form and as many as wanted. They are written however the run ends, also when it fails or is cancelled.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<ReportOutput> Reports { get; set; } = [];
}
