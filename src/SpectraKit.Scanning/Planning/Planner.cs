using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>Makes plans of scans. Files and remembered verdicts are read as the scan would; no connection is opened, and no credential is needed.</summary>
/// <param name="host">What the front gives the engine of its surroundings.</param>
public sealed class Planner(EngineHost? host = null)
{
    private readonly EngineHost _host = host ?? new();

    /// <summary>Says what a scan with these settings would do. Its reports are not written.</summary>
    /// <param name="settings">The scan's settings.</param>
    /// <param name="progress">Hears where it is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The plan, or why there is none.</returns>
    public async Task<ScanPlan> PlanAsync(ScanSettings settings, IProgress<ScanProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var problems = new List<Problem>();
        var service = new ServiceDescription(settings.Kind, null, settings.Emulator);
        try
        {
            var scan = CheckedScan.ToPlan(settings, _host);
            service = scan.Service;
            using var run = new ScanRun(_host.Time, scan.Timeout, progress, cancellationToken);
            try
            {
                var gather = new GatherStage(scan, run);
                var files = await gather.ReadAsync(gather.Find(problems.Add)).ConfigureAwait(false);
                if (run.Ending is { } ending)
                    throw new ProblemException(ending);
                var plan = Plan(scan, files, run);
                run.Enter(ScanPhase.Done, plan.Files.Count);
                return plan with { Problems = problems };
            }
            catch (OperationCanceledException) when (run.HasEnded)
            {
                problems.Add(run.Ending!);
            }
        }
        catch (ProblemException e)
        {
            problems.Add(e.Problem);
        }

        return new() { Service = service, Mode = settings.Mode, Problems = problems, ExitCode = problems[^1].Code.ExitCode };
    }

    private ScanPlan Plan(CheckedScan scan, IReadOnlyList<HashedArtifact> files, ScanRun run)
    {
        var samples = Sample.From(files);
        if (scan.CacheFolder is not null && scan.Mode != ScanMode.Submit)
            new MemoryStage(VerdictCache.Of(scan, scan.Service), VerdictLifetimes.Default, run).Recall(samples);

        var filter = new SubmissionFilter(scan.Mode, scan.Policy.Submission, scan.Selection.Root, takesFiles: scan.Services.Contains(VerdictService.Analyze));
        var byHash = samples.ToDictionary(sample => sample.Sha256, sample => (Sample: sample, Objection: filter.Objection(sample)));
        var firsts = new Dictionary<SampleHash, string>();
        var planned = files.Select(file => PlannedOf(file, file.IsHashed ? byHash[file.Sha256] : null, scan.Mode, firsts)).ToList();
        var plan = new ScanPlan { Service = scan.Service, Services = scan.Services, Mode = scan.Mode, Files = planned, ExitCode = ExitCodes.AllClear };
        return plan with { LookupCalls = scan.Services.Sum(service => CallsOf(service, plan.Asked)), Limits = [.. LimitsOf(scan)] };
    }

    private static PlannedFile PlannedOf(HashedArtifact file, (Sample Sample, string? Objection)? known, ScanMode mode, Dictionary<SampleHash, string> firsts)
    {
        if (known is not { } content || file.Trouble is not null)
            return new(file.Artifact.Path, PlannedFate.NotScanned) { Reason = file.Trouble?.Message };
        if (mode == ScanMode.Submit && content.Objection is { } objection && file.Container is null)
            return new(file.Artifact.Path, PlannedFate.NotScanned) { Reason = $"It would not be sent: {objection}." };
        var fate = content.Sample.IsSettled ? PlannedFate.Remembered
            : mode == ScanMode.Submit ? PlannedFate.Send
            : content.Sample.Size == 0 || content.Objection is not null ? PlannedFate.Ask
            : PlannedFate.AskAndSend;
        return new(file.Artifact.Path, fate)
        {
            Container = file.Outermost?.Artifact.Path,
            Size = file.Size,
            Sha256 = file.Sha256.ToString(),
            DuplicateOf = firsts.TryAdd(file.Sha256, file.Artifact.Path) ? null : firsts[file.Sha256],
            // Of an entry there is nothing to say: it goes with its archive, or stays with it.
            Reason = fate == PlannedFate.Ask && file.Container is null ? content.Objection : file.Unread?.Message,
        };
    }

    // States and reports are two questions; the cloud answers both in one, and the appliance asks it for one file at a time.
    private int CallsOf(VerdictService service, int contents) => service switch
    {
        VerdictService.Analyze => 2 * Batches(contents),
        VerdictService.Intelligence => Batches(contents),
        _ => contents,
    };

    private int Batches(int contents) => (contents + _host.Pacing.BatchSize - 1) / _host.Pacing.BatchSize;

    private IEnumerable<string> LimitsOf(CheckedScan scan)
    {
        var pacing = _host.Pacing;
        foreach (var service in scan.Services)
        {
            yield return service switch
            {
                VerdictService.Analyze => string.Create(CultureInfo.InvariantCulture, $"Spectra Analyze: {pacing.BatchSize} files a question, {pacing.ParallelQuestions} questions and {pacing.ParallelUploads} uploads at once; it refuses files while its queue is full"),
                VerdictService.AnalyzeCloud => "Spectra Analyze's cloud look-ups: one call a file, 10000 a day",
                _ => string.Create(CultureInfo.InvariantCulture, $"Spectra Intelligence: {pacing.BatchSize} files a call, 500 calls a second; each file counts against the account's quota"),
            };
        }

        if (scan.MaxFileSize is { } largest)
            yield return $"Files of more than {ByteSize.Text(largest)} are not read";
        if (scan.Policy.Submission.MaxSize is { } most)
            yield return $"Files of more than {ByteSize.Text(most)} are not sent";
        yield return $"Time limit {scan.Timeout:c}";
    }
}
