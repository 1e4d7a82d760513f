using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>Scans files, and fails the build on what the policy refuses.</summary>
public sealed class ScanArtifacts : EngineTask
{
    /// <summary>The files. One that does not exist is reported as not scanned, not left out.</summary>
    [Required]
    public ITaskItem[] Artifacts { get; set; } = [];

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

    private protected override async Task<Action> RunAsync(EngineHost host, CancellationToken cancellationToken)
    {
        if (string.Equals(Mode?.Trim(), "plan", StringComparison.OrdinalIgnoreCase))
        {
            var plan = await new Planner(host).PlanAsync(Complete(Settings()), progress: null, cancellationToken).ConfigureAwait(false);
            return () => LogPlan(plan);
        }

        var report = await new Scanner(host).ScanAsync(Complete(Settings()), progress: null, cancellationToken).ConfigureAwait(false);
        return () => LogReport(report);
    }

    private ScanSettings Settings() => new()
    {
        Files = [.. Artifacts.Select(artifact => artifact.ItemSpec)],
        FailOn = [.. (FailOn ?? "").Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(OutcomeOf)],
        PolicyFile = NullIfEmpty(Policy),
        Mode = string.IsNullOrWhiteSpace(Mode) || string.Equals(Mode.Trim(), "plan", StringComparison.OrdinalIgnoreCase) ? ScanMode.Auto
            : Words.TryRead<ScanMode>(Mode, out var mode) ? mode
            : throw Invalid("SpectraKitMode", Mode, "auto, lookup, submit or plan"),
        CacheFolder = NullIfEmpty(Cache),
        ReportPath = NullIfEmpty(Report),
        Reports = [.. Reports.Select(text => ReportOutput.TryParse(text, out var output) ? output! : throw Invalid("SpectraKitReports", text, $"form=path with one of {string.Join(", ", ReportOutput.FormatWords)}, separated by semicolons"))],
    };

    private static ProblemException Invalid(string property, string text, string expected) =>
        new(new(Codes.InvalidSetting, $"{property} has '{SafeText.Of(text)}'; it takes {expected}."));

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
            var detail = TextReport.Detail(file);
            Tell(
                file.Decision == Decision.Fail ? Severity.Error : Severity.Warning,
                file.Code!,
                file.Path,
                detail.Length == 0 ? file.Code!.Title : $"{file.Code!.Title}: {detail}");
        }

        foreach (var line in TextReport.Totals(report))
            Log.LogMessage(MessageImportance.High, $"SpectraKit: {line}");

        Verdicts = [.. report.Files.Select(Item)];

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
