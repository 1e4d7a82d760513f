using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>Scans files, and fails the build on what the policy refuses.</summary>
[MSBuildMultiThreadableTask]
public sealed class ScanArtifacts : EngineTask
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

    /// <summary>The policy file.</summary>
    /// <value><c>spectrakit.json</c> beside the project by default, if there is one.</value>
    public string? Policy { get; set; }

    /// <summary>What is sent: <c>auto</c>, <c>lookup</c> or <c>submit</c>; or <c>plan</c>, which only says what a scan would ask and send.</summary>
    /// <value><c>auto</c> by default.</value>
    public string? Mode { get; set; }

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
            var plan = await new Planner(host).PlanAsync(Complete(Settings()), progress: null, cancellationToken).ConfigureAwait(false);
            return () => LogPlan(plan);
        }

        var report = await new Scanner(host).ScanAsync(Complete(Settings()), progress: null, cancellationToken).ConfigureAwait(false);
        return () => LogReport(report);
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
        FailOn = [.. (FailOn ?? "").Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(OutcomeOf)],
        PolicyFile = NullIfEmpty(Policy),
        Mode = IsPlan ? ScanMode.Auto : Word<ScanMode>("SpectraKitMode", Mode, "auto, lookup, submit or plan") ?? ScanMode.Auto,
        CacheFolder = NullIfEmpty(Cache),
        ReportPath = NullIfEmpty(Report),
        Reports = [.. Reports.Select(text => ReportOutput.TryParse(text, out var output) ? output! : throw Invalid("SpectraKitReports", text, $"form=path with one of {string.Join(", ", ReportOutput.FormatWords)}, separated by semicolons"))],
    };

    private static T? Word<T>(string property, string? text, string expected)
        where T : struct, Enum =>
        NullIfEmpty(text) is not { } word ? null
        : Words.TryRead<T>(word, out var value) ? value
        : throw Invalid(property, word, expected);

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
    }

    private void LogReport(ScanReport report)
    {
        foreach (var problem in report.Problems)
            Tell(problem);

        foreach (var file in TextReport.WorstFirst(report.Files).Where(file => file.Decision != Decision.Pass && file.Code is not null))
        {
            // A CI host opens the file that it is shown; of an entry, that is the archive.
            var detail = TextReport.Detail(file);
            var what = file.Container is null ? file.Code!.Title : $"{file.Code!.Title}: {SafeText.Of(file.Path)}";
            Tell(file.Decision == Decision.Fail ? Severity.Error : Severity.Warning, file.Code!, file.Container ?? file.Path, detail.Length == 0 ? what : $"{what}: {detail}");
        }

        foreach (var line in TextReport.Totals(report))
            Log.LogMessage(MessageImportance.High, $"SpectraKit: {line}");

        Verdicts = [.. report.Files.Select(Item)];

        AllClear = report.ExitCode == ExitCodes.AllClear && report.Problems.Count == 0 && report.Files.All(file => file.Decision == Decision.Pass);

        // The report's exit code is the engine's last word: a build never passes where the command line would not.
        if (report.ExitCode != ExitCodes.AllClear && !Log.HasLoggedErrors)
            Tell(Severity.Error, Codes.NotScanned, file: null, $"The scan ended with exit code {report.ExitCode}.");
    }

    private static TaskItem Item(FileResult file) => new(file.Path, new Dictionary<string, string>
    {
        ["Outcome"] = Words.Of(file.Outcome),
        ["Decision"] = Words.Of(file.Decision),
        ["Code"] = file.Code?.Id ?? "",
        ["Sha256"] = file.Sha256 ?? "",
        ["Classification"] = file.Classification ?? "",
        ["RiskScore"] = file.RiskScore?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        ["ThreatName"] = file.ThreatName ?? "",
    });
}
