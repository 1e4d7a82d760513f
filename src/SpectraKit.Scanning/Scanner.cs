namespace SpectraKit.Scanning;

/// <summary>Scans files: the only place that knows the order of the stages.</summary>
/// <param name="host">What the front gives the engine of its surroundings; defaults that are right for a process of one's own when <c>null</c>.</param>
public sealed class Scanner(EngineHost? host = null)
{
    private readonly EngineHost _host = host ?? new();

    /// <summary>
    /// Scans the selected files. Does not throw for anything that can happen to a file, a service or a setting: the report says it, with a code.
    /// The report is complete however the run ends, and is at <see cref="ScanSettings.ReportPath"/> and all <see cref="ScanSettings.Reports"/> when this returns.
    /// </summary>
    /// <param name="settings">What to scan, whom to ask, and what fails.</param>
    /// <param name="progress">Hears where the scan is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends the scan early, with a report that says so.</param>
    /// <returns>The report.</returns>
    public async Task<ScanReport> ScanAsync(ScanSettings settings, IProgress<ScanProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ScanReport report;
        try
        {
            var scan = CheckedScan.Of(settings, _host);
            using var run = new ScanRun(_host.Time, scan.Timeout, progress, cancellationToken);
            report = await ScanAsync(scan, settings, run).ConfigureAwait(false);
            run.Enter(ScanPhase.Done, report.Files.Count);
        }
        catch (ProblemException e)
        {
            report = Refused(settings, e.Problem);
        }

        return Save(report, settings);
    }

    private async Task<ScanReport> ScanAsync(CheckedScan scan, ScanSettings settings, ScanRun run)
    {
        var draft = new ReportDraft(scan.Service, scan, run);
        StampStage? stamp = null;
        try
        {
            // Before anything else, whatever this run finds to do: what stays in the file of a run that was told to be there would be gone on with in its place.
            using var journal = scan.RunFile is null ? null : settings.Resume ? RunJournal.Continue(scan.RunFile, _host) : RunJournal.Start(scan.RunFile, settings, _host);
            var gather = new GatherStage(scan, run);
            var artifacts = await draft.TimeAsync(ScanPhase.Finding, () => Task.FromResult(gather.Find(draft.Add))).ConfigureAwait(false);
            stamp = StampStage.Of(scan, settings, artifacts, run, _host);
            if (stamp is not null && !draft.HasProblems && await stamp.RecallAsync().ConfigureAwait(false) is { } unchanged)
                return unchanged;
            var files = await draft.TimeAsync(ScanPhase.Hashing, () => gather.ReadAsync(artifacts)).ConfigureAwait(false);
            var samples = Sample.From(files);
            draft.Found(files, samples);
            if (samples.Count > 0 && !run.HasEnded)
                await RecallAndAskAsync(scan, settings, samples, draft, run, journal).ConfigureAwait(false);
        }
        catch (ProblemException e)
        {
            run.End(e.Problem);
        }
        catch (OperationCanceledException) when (run.HasEnded)
        {
            // The draft knows why, and what was left.
        }

        var report = PackageBlame.Add(draft.Finish(), scan.Selection.Root, _host);
        stamp?.Keep(report);
        return report;
    }

    /// <summary>What is remembered is not asked for; what is asked for is remembered; and in an outage, what the policy lets count counts.</summary>
    private async Task RecallAndAskAsync(CheckedScan scan, ScanSettings settings, IReadOnlyList<Sample> samples, ReportDraft draft, ScanRun run, RunJournal? journal)
    {
        if (scan.CacheFolder is null)
        {
            await AskAsync(scan, settings, samples, draft, run, journal).ConfigureAwait(false);
            return;
        }

        var memory = new MemoryStage(VerdictCache.Of(scan, draft.Service), VerdictLifetimes.Default, scan.Policy.MaxVerdictAge, run);
        if (scan.Mode != ScanMode.Submit)
            memory.Recall(samples);
        try
        {
            // What is remembered is asked for no more, and still answers for the archives that hold it.
            if (samples.Any(sample => !sample.IsSettled))
                await AskAsync(scan, settings, samples, draft, run, journal).ConfigureAwait(false);
        }
        catch (ProblemException e)
        {
            run.End(e.Problem);
        }

        if (memory.Remember(samples) is { } problem)
            draft.Add(problem);
        if (scan.Policy.OnServiceError == ServiceErrorRule.AllowKnown && run.Ending is null or { Code.IsAvailability: true, Code.ExitCode: ExitCodes.Unavailable or ExitCodes.Deadline })
            memory.RecallInNeed(samples);
    }

    private async Task AskAsync(CheckedScan scan, ScanSettings settings, IReadOnlyList<Sample> samples, ReportDraft draft, ScanRun run, RunJournal? journal)
    {
        run.Enter(ScanPhase.Connecting, 0);
        var services = await draft.TimeAsync(ScanPhase.Connecting, () => VerdictServices.ConnectAsync(scan, settings, _host, run.Token)).ConfigureAwait(false);
        await using var closing = services.ConfigureAwait(false);
        draft.Service = services.Service;
        await new ServiceRound(scan, services.Sources, _host.Pacing, draft, run, journal).RunAsync(samples).ConfigureAwait(false);
    }

    private ScanReport Refused(ScanSettings settings, Problem problem) => new()
    {
        Service = new(settings.Kind, null, settings.Emulator),
        Mode = settings.Mode,
        Problems = [problem],
        ExitCode = problem.Code.ExitCode,
        StartedAt = _host.Time.GetUtcNow(),
    };

    // A report that cannot be written is a failure of its own, but never hides malware that was found, and never keeps another report from being written.
    private ScanReport Save(ScanReport report, ScanSettings settings)
    {
        var problems = new List<Problem>();
        foreach (var output in settings.Outputs)
        {
            try
            {
                AtomicFile.Write(CheckedFiles.FullPath(output.Path, nameof(ScanSettings.Reports), _host), ReportText.Write(report, output.Format));
            }
            catch (ProblemException e)
            {
                problems.Add(e.Problem);
            }
        }

        return problems.Count == 0 ? report : report with
        {
            Problems = [.. report.Problems, .. problems],
            ExitCode = report.ExitCode == ExitCodes.AllClear ? problems[0].Code.ExitCode : report.ExitCode,
        };
    }
}
