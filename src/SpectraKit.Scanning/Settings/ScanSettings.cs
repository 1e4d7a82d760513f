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

    /// <summary>What it means that the service could not be asked; it stands above <see cref="NotScanned"/> where that is the reason.</summary>
    /// <value><c>null</c> by default: what the policy's <c>onServiceError</c> says.</value>
    public ServiceErrorRule? OnServiceError { get; set; }

    /// <summary>The policy file.</summary>
    /// <value><c>null</c> by default: <c>spectrakit.json</c> in the root, if there is one. Relative to the working folder. What settings say stands above what the file says.</value>
    public string? PolicyFile { get; set; }

    /// <summary>Whether the files inside of archives are asked about for themselves.</summary>
    /// <value><c>null</c> by default: what the policy's <c>archives</c> says, which is that they are.</value>
    public ArchiveEntries? Archives { get; set; }

    /// <summary>The services that are asked, one after the other: each about what the ones before it left open. Only Spectra Analyze is sent files.</summary>
    /// <value>Empty by default: the one that <see cref="ServiceSettings.Kind"/> says.</value>
    public IReadOnlyList<VerdictService> Services { get; set; } = [];

    /// <summary>The address of Spectra Intelligence where it is asked beside Spectra Analyze.</summary>
    /// <value><c>null</c> by default: the environment variable <c>SPECTRAKIT_INTELLIGENCE_URL</c> says it.</value>
    public string? IntelligenceUrl { get; set; }

    /// <summary>What it means that a service knows a file and found nothing in it, while there is another to ask.</summary>
    /// <value><see cref="UnknownRule.Ask"/> by default.</value>
    public UnknownRule OnUnknown { get; set; }

    /// <summary>What is sent.</summary>
    /// <value><see cref="ScanMode.Auto"/> by default.</value>
    public ScanMode Mode { get; set; }

    /// <summary>Whether to send what is not known and not wait for it. What is then being analysed counts as not scanned (SPK2013); a later run, or one that resumes this, has its verdict.</summary>
    /// <value><c>false</c> by default.</value>
    public bool SubmitOnly { get; set; }

    /// <summary>A file that is kept up with what was sent, so that a run that is killed or times out can go on.</summary>
    /// <value><c>null</c> by default: none. Relative to the working folder. Not together with an emulator, which does not outlive its run.</value>
    public string? RunFile { get; set; }

    /// <summary>Whether to go on with the run in <see cref="RunFile"/>: what that has sent is waited for, and not sent again.</summary>
    /// <value><c>false</c> by default: a new run begins.</value>
    public bool Resume { get; set; }

    /// <summary>The folder that verdicts are remembered in. An emulator's never are.</summary>
    /// <value><c>null</c> by default: nothing is remembered. Relative to the working folder.</value>
    public string? CacheFolder { get; set; }

    /// <summary>Manifests or JSON reports of earlier scans. What they list is looked up by its digest; none of it is read or sent.</summary>
    /// <value>None by default. Relative to the working folder.</value>
    public IReadOnlyList<string> Manifests { get; set; } = [];

    /// <summary>
    /// A file that lets the next run recognise that nothing it depends on has changed, so that it neither reads nor asks again. It is written after a run that
    /// passed without a word to say, and holds until the first of its verdicts ends.
    /// </summary>
    /// <value><c>null</c> by default: every run reads and asks. Relative to the working folder.</value>
    public string? StampFile { get; set; }

    /// <summary>Where the JSON report goes. It is written however the run ends, also when it fails or is cancelled.</summary>
    /// <value><c>null</c> by default: nowhere. Relative to the working folder.</value>
    public string? ReportPath { get; set; }

    /// <summary>Further reports, in any form and as many as wanted. They are written however the run ends, also when it fails or is cancelled.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<ReportOutput> Reports { get; set; } = [];

    /// <summary>All reports that are written, the JSON one first.</summary>
    internal IReadOnlyList<ReportOutput> Outputs => string.IsNullOrWhiteSpace(ReportPath) ? Reports : [new(ReportFormat.Json, ReportPath), .. Reports];

    /// <summary>Settings of their own, for somebody who asks with others than the caller gave.</summary>
    internal ScanSettings Copy() => (ScanSettings)MemberwiseClone();
}
