using System.Collections.Concurrent;

namespace SpectraKit.Scanning;

/// <summary>
/// Asks what the service knows already. States come first, reports only for what is processed: a report of a sample that is still being analysed may be
/// an old one, or one made before the analysis had anything to say.
/// </summary>
internal sealed class LookupStage(Enquiry enquiry, ScanPacing pacing, ScanRun run)
{
    /// <summary>Whether there is somebody else to ask: then an outage costs this stage its answers and does not end the run.</summary>
    public bool MayLeaveOpen { get; init; }

    public async Task AskAsync(IReadOnlyList<Sample> samples)
    {
        run.Enter(ScanPhase.Lookup, samples.Count);
        await PersistAsync(samples, (left, failed) => enquiry.AskStatusAsync(left, Apply, failed)).ConfigureAwait(false);

        var processed = samples.Where(sample => sample.Stage == SampleStage.Processed).ToList();
        await PersistAsync(processed, enquiry.AskReportsAsync).ConfigureAwait(false);
        // What is too old is asked for anew, by the one way that every version of the service has: sending it.
        foreach (var sample in processed.Where(sample => sample.IsStale))
            sample.MoveTo(SampleStage.NotFound);
        run.Step(ScanPhase.Lookup, processed.Count(sample => sample.IsSettled), samples.Count, 0, null);

        void Apply(Sample sample, ProcessingState state)
        {
            sample.MoveTo(state switch
            {
                ProcessingState.Processed => SampleStage.Processed,
                ProcessingState.Processing => SampleStage.Processing,
                _ => SampleStage.NotFound,
            });
            sample.IsNewToService = state == ProcessingState.NotFound;
            if (state != ProcessingState.Processed)
                run.Report(ScanPhase.Lookup, samples.Count, 0, null);
        }
    }

    // A service that has answered and fails for a moment is asked again about what it did not answer; one that has not answered yet has its one chance.
    private async Task PersistAsync(IReadOnlyList<Sample> samples, Func<IReadOnlyList<Sample>, Action<IReadOnlyList<Sample>, ProblemException>, Task> askAsync)
    {
        for (var round = 1; samples.Count > 0 && !run.HasEnded; round++)
        {
            var unanswered = new ConcurrentQueue<(IReadOnlyList<Sample> Batch, ProblemException Problem)>();
            await askAsync(samples, (batch, e) =>
            {
                if (e.IsPassing && (run.HasAnswer || e.Problem.Code != Codes.NoAnswer))
                    unanswered.Enqueue((batch, e));
                else
                    GiveUp(batch, e);
            }).ConfigureAwait(false);

            if (round == pacing.LookupRounds || !run.HasAnswer)
            {
                foreach (var (batch, e) in unanswered)
                    GiveUp(batch, e);
                return;
            }

            samples = [.. unanswered.SelectMany(left => left.Batch)];
            if (samples.Count > 0)
                await Task.Delay(pacing.Backoff(round), run.Time, run.Token).ConfigureAwait(false);
        }
    }

    // One batch that cannot be answered costs its own samples their verdicts and no others'. A host that has not answered once will not answer the next batch.
    private void GiveUp(IReadOnlyList<Sample> batch, ProblemException e)
    {
        foreach (var sample in batch)
            sample.Fail(e.Problem);
        if (MayLeaveOpen && e.Problem.Code.IsAvailability)
            return;
        if (e.ConcernsService || (e.Problem.Code == Codes.NoAnswer && !run.HasAnswer))
            run.End(e.Problem);
    }
}
