using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>Asks again about everything that earlier releases shipped, tells what changed, and fails the build when that is what the policy refuses.</summary>
[MSBuildMultiThreadableTask]
public sealed class RecheckArtifacts : GateTask
{
    /// <summary>Manifests or JSON reports of earlier scans.</summary>
    [Required]
    public string[] Manifests { get; set; } = [];

    /// <summary>Where the changes go, as JSON.</summary>
    /// <value>None by default.</value>
    public string? Report { get; set; }

    /// <summary>What is not what it was, worst first, with the metadata that <see cref="ScanArtifacts.Verdicts"/> has, <c>EarlierOutcome</c> and <c>EarlierThreatName</c>.</summary>
    [Output]
    public ITaskItem[] Changes { get; private set; } = [];

    private protected override async Task<Action> RunAsync(EngineHost host, CancellationToken cancellationToken)
    {
        var report = await new Rechecker(host).RecheckAsync(CompleteGate(new ScanSettings { Manifests = Manifests }), progress: null, cancellationToken).ConfigureAwait(false);
        if (NullIfEmpty(Report) is { } path)
            RecheckText.Save(report, Path.GetFullPath(path, host.WorkingFolder));
        return () => LogReport(report);
    }

    private void LogReport(RecheckReport report)
    {
        foreach (var problem in report.Scan.Problems)
            Tell(problem);
        foreach (var change in report.Changes)
        {
            var problem = RecheckText.ProblemOf(change);
            Tell(problem.Severity, problem.Code, change.File.Container ?? change.File.Path, SafeText.Of(problem.Message));
        }

        foreach (var line in RecheckText.Totals(report))
            Log.LogMessage(MessageImportance.High, $"SpectraKit: {line}");
        Changes = [.. report.Changes.Select(Item)];
        if (report.ExitCode != ExitCodes.AllClear && !Log.HasLoggedErrors)
            Tell(Severity.Error, Codes.NotScanned, file: null, $"The recheck ended with exit code {report.ExitCode}.");
    }

    private static TaskItem Item(VerdictChange change)
    {
        var item = VerdictItems.Of(change.File);
        item.SetMetadata("EarlierOutcome", Words.Of(change.EarlierOutcome));
        item.SetMetadata("EarlierThreatName", change.EarlierThreatName ?? "");
        return item;
    }
}
