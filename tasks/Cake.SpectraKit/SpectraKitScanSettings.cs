namespace Cake.SpectraKit;

/// <summary>What is scanned, what fails the build, and where the report goes.</summary>
public sealed class SpectraKitScanSettings : SpectraKitGateSettings
{
    /// <summary>Patterns of files that are left out again.</summary>
    /// <value>None by default.</value>
    public ICollection<string> Exclude { get; init; } = [];

    /// <summary>What fails the build, and everything worse with it.</summary>
    /// <value><see cref="SpectraKitOutcome.Malicious"/> by default.</value>
    public SpectraKitOutcome FailOn { get; set; } = SpectraKitOutcome.Malicious;

    /// <summary>Files that list further paths, one a line.</summary>
    /// <value>None by default.</value>
    public ICollection<FilePath> FileLists { get; init; } = [];

    /// <summary>Manifests or JSON reports of earlier scans, whose files are looked up by their digests.</summary>
    /// <value>None by default.</value>
    public ICollection<FilePath> Manifests { get; init; } = [];

    /// <summary>The largest file that is read, in bytes. A larger one is not scanned, and says so.</summary>
    /// <value>What the policy says by default, or no limit.</value>
    public long? MaxFileSize { get; set; }

    /// <summary>Whether the files inside of archives are asked about for themselves.</summary>
    /// <value>What the policy says by default, which is that they are.</value>
    public SpectraKitArchives? Archives { get; set; }

    /// <summary>What it means that the service cannot be asked.</summary>
    /// <value>What the policy says by default, which is <see cref="SpectraKitOnServiceError.Fail"/>.</value>
    public SpectraKitOnServiceError? OnServiceError { get; set; }

    /// <summary>What is sent.</summary>
    /// <value><see cref="SpectraKitMode.Auto"/> by default.</value>
    public SpectraKitMode Mode { get; set; }

    /// <summary>
    /// Whether to send what is not known and not wait for it. What is then being analysed is not scanned, so that the scan ends with exit code 5, which a script
    /// that goes on needs <see cref="SpectraKitGateSettings.ThrowOnFailure"/> off for; <c>SpectraKitResume</c> waits for it.
    /// </summary>
    /// <value><c>false</c> by default.</value>
    public bool SubmitOnly { get; set; }

    /// <summary>A file that is kept up with what was sent, for <c>SpectraKitResume</c>. Not together with an emulator, which does not outlive its run.</summary>
    /// <value>None by default.</value>
    public FilePath? RunFile { get; set; }

    /// <summary>The folder that verdicts are remembered in.</summary>
    /// <value>None by default: nothing is remembered.</value>
    public DirectoryPath? Cache { get; set; }

    /// <summary>Further reports, as <c>form=path</c>, such as <c>sarif=./artifacts/scan.sarif</c>. They are written however the scan ends.</summary>
    /// <value>None by default.</value>
    public ICollection<string> Reports { get; init; } = [];

    /// <summary>A file by which a run is recognised in which nothing has changed, so that it neither reads nor asks again.</summary>
    /// <value>None by default: every run reads and asks.</value>
    public FilePath? Stamp { get; set; }

    /// <summary>
    /// Whether the CI host that the script runs on is told what was found, in its own way: annotations, summary and outputs on GitHub, issues and the scans
    /// tab on Azure Pipelines, build problems on TeamCity, report files on GitLab and Jenkins.
    /// </summary>
    /// <value><c>true</c> by default. Has no effect where no such host is found.</value>
    public bool TellCi { get; set; } = true;

    /// <summary>Where the JSON report goes. It is written however the scan ends.</summary>
    /// <value>None by default.</value>
    public FilePath? Report { get; set; }
}
