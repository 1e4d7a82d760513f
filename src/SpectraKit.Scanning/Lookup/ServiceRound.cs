namespace SpectraKit.Scanning;

/// <summary>
/// Asks services one after the other, each about what the ones before it left open; sends what none of them knows to the one that takes files, and waits for it.
/// </summary>
internal sealed class ServiceRound(CheckedScan scan, IReadOnlyList<IVerdictSource> sources, ScanPacing pacing, ReportDraft draft, ScanRun run)
{
    private readonly IVerdictSource _taker = sources.FirstOrDefault(source => source.TakesFiles) ?? sources[0];
    private HashSet<SampleHash>? _sent;

    public async Task RunAsync(IReadOnlyList<Sample> samples)
    {
        if (scan.Mode == ScanMode.Submit)
            samples.ToList().ForEach(sample => sample.MoveTo(SampleStage.NotFound));
        else
            await draft.TimeAsync(ScanPhase.Lookup, () => LookUpAsync(samples)).ConfigureAwait(false);

        if (scan.Policy.Archives.AllKnownGood == KnownGoodArchive.Skip && scan.Mode == ScanMode.Auto)
            ArchiveCover.Vouch(samples);

        var filter = new SubmissionFilter(scan.Mode, scan.Policy.Submission, scan.Selection.Root, _taker.TakesFiles);
        var unknown = filter.Admit(samples.Where(sample => sample.Stage == SampleStage.NotFound));
        if (unknown.Count > 0 && !run.HasEnded)
            await draft.TimeAsync(ScanPhase.Submitting, () => new SubmissionStage(_taker, pacing, run).SubmitAsync(unknown)).ConfigureAwait(false);

        await WaitAsync(samples).ConfigureAwait(false);
        await AskAgainAsync(samples).ConfigureAwait(false);
    }

    private async Task LookUpAsync(IReadOnlyList<Sample> samples)
    {
        for (var i = 0; i < sources.Count && !run.HasEnded; i++)
        {
            var open = samples.Where(sample => sample.Stage is SampleStage.NotAsked or SampleStage.NotFound).ToList();
            if (open.Count == 0)
                return;
            var isLast = i == sources.Count - 1;
            await new LookupStage(EnquiryOf(sources[i]), pacing, run) { MayLeaveOpen = !isLast }.AskAsync(open).ConfigureAwait(false);
            if (!isLast)
                Reopen(open, sources[i]);
        }
    }

    // What the next service is asked: what this one could not be asked about, and what it knows without having found anything, where that is not enough.
    private void Reopen(IReadOnlyList<Sample> asked, IVerdictSource source)
    {
        var failed = asked.Where(sample => sample.Problem is { Code.IsAvailability: true }).ToList();
        if (failed.Count > 0)
            draft.Add(failed[0].Problem! with { Severity = Severity.Warning, Message = $"{failed[0].Problem!.Message} The next service is asked instead, about {failed.Count} of {asked.Count}." });
        foreach (var sample in failed)
            sample.Reopen();
        if (scan.OnUnknown == UnknownRule.Ask)
        {
            foreach (var sample in asked.Where(sample => sample.Report is { } report && Classifications.Read(report.Classification) == Outcome.Unknown))
                sample.SetAside(isWithTaker: source == _taker);
        }
    }

    private async Task WaitAsync(IReadOnlyList<Sample> samples)
    {
        var pending = samples.Where(sample => sample.Stage is SampleStage.Processing or SampleStage.Processed).ToList();
        if (pending.Count == 0 || run.HasEnded)
            return;
        await draft.TimeAsync(ScanPhase.Waiting, () => new WaitingStage(EnquiryOf(_taker), pacing, run).WaitAsync(pending)).ConfigureAwait(false);
    }

    // A service that was sent an archive knows afterwards what is in it. Asked once: what it does not tell of alone is covered by the archive's own verdict.
    private async Task AskAgainAsync(IReadOnlyList<Sample> samples)
    {
        var entries = samples.Where(sample => sample is { Stage: SampleStage.NotFound, IsStale: false } && sample.Files.Any(file => WasSent(file.Container, samples))).ToList();
        foreach (var entry in entries)
            entry.AwaitsSecondAnswer = true;
        if (entries.Count == 0 || run.HasEnded)
            return;
        await draft.TimeAsync(ScanPhase.Lookup, () => new LookupStage(EnquiryOf(_taker), pacing, run) { MayLeaveOpen = true }.AskAsync(entries)).ConfigureAwait(false);
        if (run.HasEnded)
            return;
        foreach (var entry in entries)
        {
            entry.AwaitsSecondAnswer = false;
            if (entry.Problem is { Code.IsAvailability: true } || entry.Stage is SampleStage.Processing or SampleStage.Processed)
                entry.Reopen();
        }
    }

    private bool WasSent(HashedArtifact? container, IReadOnlyList<Sample> samples)
    {
        _sent ??= samples.Where(sample => sample.IsSent).Select(sample => sample.Sha256).ToHashSet();
        for (; container is not null; container = container.Container)
        {
            if (_sent.Contains(container.Sha256))
                return true;
        }

        return false;
    }

    private Enquiry EnquiryOf(IVerdictSource source) => new(source, pacing, run, scan.Policy.MaxVerdictAge);
}
