using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>Scans files, and fails the build on what the policy refuses.</summary>
[MSBuildMultiThreadableTask]
public sealed class ScanArtifacts : GateTask
{
    /// <summary>The files. One that does not exist is reported as not scanned, not left out.</summary>
    /// <value>None by default; <see cref="Include"/> has to say something then.</value>
    public ITaskItem[] Artifacts { get; set; } = [];

    /// <summary>Patterns of files as the command line has them, or folders. Unlike a pattern in an item, one that cannot be walked is said, and not silently empty.</summary>
    /// <value>None by default.</value>
    public string[] Include { get; set; } = [];

    /// <summary>Patterns of files to leave out again.</summary>
    /// <value>None by default.</value>
    public string[] Exclude { get; set; } = [];

    /// <summary>Files that list further paths, one a line, relative to the working folder.</summary>
    /// <value>None by default.</value>
    public string[] FileLists { get; set; } = [];

    /// <summary>Manifests or JSON reports of earlier scans, whose files are looked up by their digests.</summary>
    /// <value>None by default.</value>
    public string[] Manifests { get; set; } = [];

    /// <summary>The largest file that is read: bytes, or with a unit, such as <c>500MB</c>.</summary>
    /// <value>What the policy says by default, or no limit.</value>
    public string? MaxFileSize { get; set; }

    /// <summary>Whether the files inside of archives are asked about for themselves: <c>inspect</c> or <c>ignore</c>.</summary>
    /// <value>What the policy says by default, which is that they are.</value>
    public string? Archives { get; set; }

    /// <summary>What it means that the service cannot be asked: <c>fail</c>, <c>warn</c> or <c>allow-known</c>.</summary>
    /// <value>What the policy says by default, which is <c>fail</c>.</value>
    public string? OnServiceError { get; set; }

    /// <summary>What fails the build, and everything worse with it: <c>malicious</c>, <c>suspicious</c> or <c>unknown</c>; several are separated by semicolons.</summary>
    /// <value><c>malicious</c> by default.</value>
    public string? FailOn { get; set; }

    /// <summary>What is sent: <c>auto</c>, <c>lookup</c> or <c>submit</c>; or <c>plan</c>, which only says what a scan would ask and send.</summary>
    /// <value><c>auto</c> by default.</value>
    public string? Mode { get; set; }

    /// <summary>A file that is kept up with what was sent, for <see cref="ResumeScan"/>. Not together with an emulator, which does not outlive its run.</summary>
    /// <value>None by default.</value>
    public string? RunFile { get; set; }

    /// <summary>
    /// Whether to send what is not known and not wait for it. What is then being analysed is a warning (SPK2013) and no pass: nothing is decided about it before
    /// <see cref="ResumeScan"/>.
    /// </summary>
    /// <value><c>false</c> by default.</value>
    public bool SubmitOnly { get; set; }

    /// <summary>The folder that verdicts are remembered in.</summary>
    /// <value>None by default: nothing is remembered.</value>
    public string? Cache { get; set; }

    /// <summary>Further reports, as <c>form=path</c>, such as <c>sarif=scan.sarif</c>; several are separated by semicolons.</summary>
    /// <value>None by default.</value>
    public string[] Reports { get; set; } = [];

    /// <summary>Where the JSON report goes. It is written however the scan ends.</summary>
    /// <value>None by default.</value>
    public string? Report { get; set; }

    /// <summary>Every file, with metadata <c>Outcome</c>, <c>Decision</c>, <c>Code</c>, <c>Sha256</c>, <c>Classification</c>, <c>RiskScore</c> and <c>ThreatName</c>.</summary>
    [Output]
    public ITaskItem[] Verdicts { get; private set; } = [];

    /// <summary>Whether every file passed and nothing was left to say: what a build may remember until something changes.</summary>
    [Output]
    public bool AllClear { get; private set; }

    private protected override async Task<Action> RunAsync(EngineHost host, CancellationToken cancellationToken)
    {
        if (IsPlan)
        {
            var plan = await new Planner(host).PlanAsync(CompleteGate(Settings()), progress: null, cancellationToken).ConfigureAwait(false);
            return () => LogPlan(plan);
        }

        var report = await new Scanner(host).ScanAsync(CompleteGate(Settings()), progress: null, cancellationToken).ConfigureAwait(false);
        return () =>
        {
            LogReport(report, waitsLater: SubmitOnly);
            Verdicts = VerdictItems.Of(report);
            AllClear = report.ExitCode == ExitCodes.AllClear && report.Problems.Count == 0 && report.Files.All(file => file.Decision == Decision.Pass);
        };
    }

    private bool IsPlan => string.Equals(Mode?.Trim(), "plan", StringComparison.OrdinalIgnoreCase);

    private ScanSettings Settings() => new()
    {
        Files = [.. Artifacts.Select(artifact => artifact.ItemSpec)],
        Include = Include,
        Exclude = Exclude,
        MaxFileSize = NullIfEmpty(MaxFileSize) is not { } size ? null
            : ByteSize.TryParse(size, out var bytes) ? bytes
            : throw Invalid("SpectraKitMaxFileSize", size, "a number of bytes, or a size such as 500MB"),
        Archives = Word<ArchiveEntries>("SpectraKitArchives", Archives, "inspect or ignore"),
        OnServiceError = Word<ServiceErrorRule>("SpectraKitOnServiceError", OnServiceError, "fail, warn or allow-known"),
        FileLists = FileLists,
        Manifests = Manifests,
        RunFile = NullIfEmpty(RunFile),
        SubmitOnly = SubmitOnly,
        FailOn = [.. (FailOn ?? "").Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(OutcomeOf)],
        Mode = IsPlan ? ScanMode.Auto : Word<ScanMode>("SpectraKitMode", Mode, "auto, lookup, submit or plan") ?? ScanMode.Auto,
        CacheFolder = NullIfEmpty(Cache),
        ReportPath = NullIfEmpty(Report),
        Reports = Outputs(Reports),
    };

    private static Outcome OutcomeOf(string word) =>
        Words.TryRead<Outcome>(word, out var outcome) && outcome is Outcome.Malicious or Outcome.Suspicious or Outcome.Unknown
            ? outcome
            : throw Invalid("SpectraKitFailOn", word, "malicious, suspicious and unknown, separated by semicolons");

    private void LogPlan(ScanPlan plan)
    {
        foreach (var problem in plan.Problems)
            Tell(problem);
        foreach (var line in PlanText.Totals(plan))
            Log.LogMessage(MessageImportance.High, $"SpectraKit: {line}");
        if (plan.ExitCode != ExitCodes.AllClear && !Log.HasLoggedErrors)
            Tell(Severity.Error, Codes.NotScanned, file: null, $"The plan ended with exit code {plan.ExitCode}.");
    }
}
