namespace SpectraKit.Scanning;

/// <summary>A report in the making: what is known so far, so that it can be finished at any moment and still account for every file.</summary>
internal sealed class ReportDraft(ServiceDescription service, CheckedScan scan, ScanRun run)
{
    private readonly List<Problem> _problems = [];
    private readonly TimeSpan[] _times = new TimeSpan[Enum.GetValues<ScanPhase>().Length];
    private IReadOnlyList<HashedArtifact> _files = [];
    private IReadOnlyDictionary<SampleHash, Sample> _samples = new Dictionary<SampleHash, Sample>();

    public ServiceDescription Service { get; set; } = service;

    public bool HasProblems => _problems.Count > 0;

    public void Add(Problem problem) => _problems.Add(problem);

    public void Found(IReadOnlyList<HashedArtifact> files, IReadOnlyList<Sample> samples)
    {
        _files = files;
        _samples = samples.ToDictionary(sample => sample.Sha256);
    }

    /// <summary>Does a part of the run and keeps how long it took.</summary>
    public async Task<T> TimeAsync<T>(ScanPhase phase, Func<Task<T>> part)
    {
        var start = run.Time.GetTimestamp();
        try
        {
            return await part().ConfigureAwait(false);
        }
        finally
        {
            _times[(int)phase] += run.Time.GetElapsedTime(start);
        }
    }

    /// <inheritdoc cref="TimeAsync{T}"/>
    public Task TimeAsync(ScanPhase phase, Func<Task> part) => TimeAsync(phase, async () =>
    {
        await part().ConfigureAwait(false);
        return true;
    });

    public ScanReport Finish()
    {
        var judge = new PolicyJudge(scan.Policy, scan.Selection.Root, run.StartedAt);
        var files = new List<FileResult>(_files.Count);
        var firsts = new Dictionary<SampleHash, string>();
        var isAnyInNeed = false;
        foreach (var file in _files)
        {
            var duplicateOf = file.IsHashed && !firsts.TryAdd(file.Sha256, file.Artifact.Path) ? firsts[file.Sha256] : null;
            var verdict = VerdictOf(file);
            files.Add(Result(file, verdict, judge.Judge(file, verdict), duplicateOf));
            isAnyInNeed |= verdict.IsInNeed;
        }

        // A run that was cut short has not seen all that might be suppressed.
        if (files.Count > 0 && run.Ending is null)
            _problems.AddRange(judge.Remarks());

        // The run's own end is told once, above the files that it left without an answer; with no files, it is all there is to tell.
        if (run.Ending is { } ending && (files.Count == 0 || isAnyInNeed || files.Exists(file => file.Code == ending.Code)))
            _problems.Add(IsLetPass(ending, files) ? ending with { Severity = Severity.Warning } : ending);

        return new()
        {
            Service = Service,
            Mode = scan.Mode,
            Policy = scan.Policy,
            Files = files,
            Problems = _problems,
            ExitCode = Gate.ExitCodeOf(files, _problems),
            StartedAt = run.StartedAt,
            Duration = run.Elapsed,
            Timings = new(At(ScanPhase.Finding), At(ScanPhase.Hashing), At(ScanPhase.Connecting), At(ScanPhase.Lookup), At(ScanPhase.Submitting), At(ScanPhase.Waiting)),
        };
    }

    private Verdict VerdictOf(HashedArtifact file)
    {
        var sample = file.IsHashed ? _samples.GetValueOrDefault(file.Sha256) : null;
        return ArchiveCover.Of(file, sample, VerdictOf) ?? Verdict.Of(file, sample, run);
    }

    // An outage that the policy lets every file pass is said as what it is then, or a front would fail a run whose exit code is 0.
    private static bool IsLetPass(Problem ending, List<FileResult> files) =>
        ending.Code.IsAvailability && files.Count > 0 && files.TrueForAll(file => file.Decision != Decision.Fail);

    private TimeSpan At(ScanPhase phase) => _times[(int)phase];

    private static FileResult Result(HashedArtifact file, Verdict verdict, Judgement judgement, string? duplicateOf) => new()
    {
        Path = file.Artifact.Path,
        Container = file.Outermost?.Artifact.Path,
        Unread = file.Unread?.Message,
        Size = file.IsHashed ? file.Size : null,
        Sha256 = file.IsHashed ? file.Sha256.ToString() : null,
        Sha1 = file.IsHashed ? file.Sha1.ToString() : null,
        Service = verdict.Report?.Service,
        Outcome = verdict.Outcome,
        Classification = verdict.Report?.Classification,
        RiskScore = verdict.Report?.RiskScore,
        ThreatName = verdict.Report?.ThreatName,
        Reason = verdict.Reason,
        Origin = verdict.Report?.Origin?.ToString(),
        DuplicateOf = duplicateOf,
        Scanners = verdict.Report?.Scanners,
        CheckedAt = verdict.Report?.CheckedAt,
        RememberedAt = verdict.RememberedAt,
        Rule = judgement.Rule,
        Suppression = judgement.Suppression,
        IsKnownBefore = judgement.IsKnownBefore,
        Decision = judgement.IsKnownBefore ? Decision.Warn : judgement.Decision,
        Code = judgement.Code ?? verdict.Code,
    };
}
