using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>
/// What the tasks have in common: how the engine is run, and how its findings become MSBuild's errors and warnings. A task is a bag of properties; whatever it
/// decides, the engine decided.
/// </summary>
public abstract class EngineTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>How long all of it may take, as <c>hh:mm:ss</c>; longer than zero.</summary>
    /// <value>30 minutes by default; for <see cref="ResumeScan"/>, what the scan was given.</value>
    public string? Timeout { get; set; }

    /// <summary>
    /// The folder that relative paths start from; the project's. It is asked for because a task in an imported file cannot tell the
    /// project's folder by itself, and a process that builds several projects at once has no current folder worth the name.
    /// </summary>
    /// <value>The current folder by default, which is the project's unless several projects are built in one process (<c>-mt</c>).</value>
    public string? WorkingFolder { get; set; }

    /// <summary>The time limit that was set; <c>null</c> for none.</summary>
    /// <exception cref="ProblemException">It is no time.</exception>
    private protected TimeSpan? TimeLimit => NullIfEmpty(Timeout) is not { } text ? null
        : TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value
        : throw Invalid("SpectraKitTimeout", text, "a time such as 00:30:00");

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        var host = new EngineHost
        {
            WorkingFolder = Path.GetFullPath(WorkingFolder is null or "" ? "." : WorkingFolder),
            Emulator = new EmulatorProcess(PackagedTool.Path),
            Session = BuildSession.Of(BuildEngine)?.Engine,
        };

        // The engine waits for a service for minutes at times; a node that has yielded builds other projects meanwhile.
        var engine = BuildEngine as IBuildEngine3;
        engine?.Yield();
        Action report;
        try
        {
            report = RunAsync(host, _cancellation.Token).GetAwaiter().GetResult();
        }
        catch (ProblemException e)
        {
            report = () => Tell(e.Problem);
        }
        finally
        {
            engine?.Reacquire();
        }

        report();
        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs the engine.</summary>
    /// <param name="host">What the engine stands on.</param>
    /// <param name="cancellationToken">Set when the build is cancelled.</param>
    /// <returns>What reports to MSBuild; called when the node is the build's again.</returns>
    private protected abstract Task<Action> RunAsync(EngineHost host, CancellationToken cancellationToken);

    /// <summary>Reports a problem that has no file.</summary>
    /// <param name="problem">The problem.</param>
    private protected void Tell(Problem problem) => Tell(problem.Severity, problem.Code, file: null, SafeText.Of(problem.Message));

    /// <summary>
    /// Reports one thing. A file is given the position (1,1), since the problem matchers of CI hosts want one; a problem without a
    /// file is the project's.
    /// </summary>
    /// <param name="severity">How bad it is.</param>
    /// <param name="code">What it is.</param>
    /// <param name="file">The file that it is about.</param>
    /// <param name="message">The sentence.</param>
    private protected void Tell(Severity severity, Code code, string? file, string message)
    {
        var position = file is null ? 0 : 1;
        switch (severity)
        {
            case Severity.Error:
                Log.LogError(null, code.Id, null, code.DocsPage, file, position, position, 0, 0, message);
                break;
            case Severity.Warning:
                Log.LogWarning(null, code.Id, null, code.DocsPage, file, position, position, 0, 0, message);
                break;
            default:
                Log.LogMessage(null, code.Id, null, file, position, position, 0, 0, MessageImportance.High, message);
                break;
        }
    }

    /// <summary>Reports a scan: its problems, and every file that the policy does not simply let pass.</summary>
    /// <param name="report">The report.</param>
    /// <param name="waitsLater">Whether what is still being analysed was meant to be; it is a warning then, and not an error.</param>
    private protected void LogReport(ScanReport report, bool waitsLater = false)
    {
        foreach (var problem in report.Problems)
            Tell(problem);

        foreach (var file in TextReport.WorstFirst(report.Files).Where(file => file.Decision != Decision.Pass && file.Code is not null))
        {
            // A CI host opens the file that it is shown; of an entry, that is the archive.
            var detail = TextReport.Detail(file);
            var what = file.Container is null ? file.Code!.Title : $"{file.Code!.Title}: {SafeText.Of(file.Path)}";
            Tell(file.Decision == Decision.Fail && !IsAwaited(file) ? Severity.Error : Severity.Warning, file.Code!, file.Container ?? file.Path, detail.Length == 0 ? what : $"{what}: {detail}");
        }

        foreach (var line in TextReport.Totals(report))
            Log.LogMessage(MessageImportance.High, $"SpectraKit: {line}");

        // The report's exit code is the engine's last word: a build never passes where the command line would not, unless it was told not to wait.
        var isOnlyAwaited = report.ExitCode == ExitCodes.Deadline && report.Files.Any(IsAwaited) && report.Files.All(file => file.Decision != Decision.Fail || IsAwaited(file));
        if (isOnlyAwaited)
            Log.LogMessage(MessageImportance.High, "SpectraKit: What is being analysed is decided by the target SpectraKitResume.");
        else if (report.ExitCode != ExitCodes.AllClear && !Log.HasLoggedErrors)
            Tell(Severity.Error, Codes.NotScanned, file: null, $"The scan ended with exit code {report.ExitCode}.");

        bool IsAwaited(FileResult file) => waitsLater && file.Code == Codes.AnalysisPending;
    }

    private protected static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private protected static ProblemException Invalid(string property, string text, string expected) =>
        new(new(Codes.InvalidSetting, $"{property} has '{SafeText.Of(text)}'; it takes {expected}."));

    private protected static ReportOutput[] Outputs(string[] reports) =>
        [.. reports.Select(text => ReportOutput.TryParse(text, out var output) ? output! : throw Invalid("SpectraKitReports", text, $"form=path with one of {string.Join(", ", ReportOutput.FormatWords)}, separated by semicolons"))];
}
