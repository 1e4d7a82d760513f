namespace SpectraKit.Scanning;

/// <summary>
/// Asks what the service knows already. States come first, reports only for what is processed: a report of a sample that is still being analysed may be
/// an old one, or one made before the analysis had anything to say.
/// </summary>
internal sealed class LookupStage(Enquiry enquiry, ScanRun run)
{
    public async Task AskAsync(IReadOnlyList<Sample> samples)
    {
        run.Enter(ScanPhase.Lookup, samples.Count);
        await enquiry.AskStatusAsync(samples, Apply, GiveUp).ConfigureAwait(false);

        var processed = samples.Where(sample => sample.Stage == SampleStage.Processed).ToList();
        await enquiry.AskReportsAsync(processed, GiveUp).ConfigureAwait(false);
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
            if (state != ProcessingState.Processed)
                run.Report(ScanPhase.Lookup, samples.Count, 0, null);
        }
    }

    // One batch that cannot be answered costs its own samples their verdicts and no others'. A host that has not answered once will not answer the next batch.
    private void GiveUp(IReadOnlyList<Sample> batch, ProblemException e)
    {
        foreach (var sample in batch)
            sample.Fail(e.Problem);
        if (e.ConcernsService || (e.Problem.Code == Codes.NoAnswer && !run.HasAnswer))
            run.End(e.Problem);
    }
}
