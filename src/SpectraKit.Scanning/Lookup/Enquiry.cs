namespace SpectraKit.Scanning;

/// <summary>Asks about samples in batches and gives every answer to the sample it is about: by hash, never by position.</summary>
internal sealed class Enquiry(IVerdictSource source, ScanPacing pacing, ScanRun run, TimeSpan? maxAge)
{
    /// <summary>Asks for states, and tells each sample's to <paramref name="apply"/>: the least advanced where a service contradicts itself, not found where it says nothing.</summary>
    /// <returns>How each batch that got no answer failed.</returns>
    public Task AskStatusAsync(IReadOnlyList<Sample> samples, Action<Sample, ProcessingState> apply, Action<IReadOnlyList<Sample>, ProblemException> failed) =>
        InBatchesAsync(samples, failed, async (batch, hashes, cancellationToken) =>
        {
            var answers = await source.GetStatusAsync(hashes, cancellationToken).ConfigureAwait(false);
            var states = answers.GroupBy(answer => answer.Hash).ToDictionary(group => group.Key, group => group.Min(answer => answer.State));
            foreach (var sample in batch)
                apply(sample, states.GetValueOrDefault(sample.Sha256, ProcessingState.NotFound));
        });

    /// <summary>Asks for reports and settles the samples that have one; the worst where a service contradicts itself.</summary>
    public Task AskReportsAsync(IReadOnlyList<Sample> samples, Action<IReadOnlyList<Sample>, ProblemException> failed) =>
        InBatchesAsync(samples, failed, async (batch, hashes, cancellationToken) =>
        {
            var answers = await source.GetReportsAsync(hashes, cancellationToken).ConfigureAwait(false);
            var reports = answers.GroupBy(answer => answer.Sha256).ToDictionary(group => group.Key, group => group.MaxBy(answer => Classifications.Badness(answer.Classification))!);
            foreach (var sample in batch)
            {
                if (!reports.TryGetValue(sample.Sha256, out var report))
                    continue;
                // An answer from before the policy's limit is none; one that does not say when it was made cannot be told to be old.
                if (report.CheckedAt is { } time && run.StartedAt - time > maxAge)
                    sample.IsStale = true;
                else
                    sample.Settle(report with { Service = source.Service });
            }
        });

    private async Task InBatchesAsync(
        IReadOnlyList<Sample> samples,
        Action<IReadOnlyList<Sample>, ProblemException> failed,
        Func<IReadOnlyList<Sample>, IReadOnlyList<SampleHash>, CancellationToken, Task> ask)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = pacing.ParallelQuestions, CancellationToken = run.Token };
        try
        {
            await Parallel.ForEachAsync(samples.Chunk(pacing.BatchSize), options, async (batch, cancellationToken) =>
            {
                try
                {
                    run.Asking();
                    await ask(batch, [.. batch.Select(sample => sample.Sha256)], cancellationToken).ConfigureAwait(false);
                    run.Answered();
                }
                catch (ProblemException e)
                {
                    failed(batch, e);
                }
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.HasEnded)
        {
            // Whoever is not settled gets the reason of the run's end.
        }
    }
}
