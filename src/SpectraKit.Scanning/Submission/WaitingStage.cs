using System.Collections.Concurrent;

namespace SpectraKit.Scanning;

/// <summary>Waits for everything that is being analysed: one question for many samples, at growing and uneven intervals, until all is settled or the run ends.</summary>
internal sealed class WaitingStage(Enquiry enquiry, ScanPacing pacing, ScanRun run)
{
    private long _lastAnswer;

    public async Task WaitAsync(IReadOnlyList<Sample> samples)
    {
        run.Enter(ScanPhase.Waiting, samples.Count);
        _lastAnswer = run.Time.GetTimestamp();
        var pause = pacing.FirstPoll;
        try
        {
            for (var pending = samples; pending.Count > 0 && !run.HasEnded;)
            {
                await Task.Delay(ScanPacing.Jitter(pause), run.Time, run.Token).ConfigureAwait(false);
                var left = await PollAsync(pending).ConfigureAwait(false);
                run.Step(ScanPhase.Waiting, pending.Count - left.Count, samples.Count, 0, null);
                pause = left.Count < pending.Count ? pacing.FirstPoll : Min(pause * 1.6, pacing.SlowestPoll);
                pending = left;
            }
        }
        catch (OperationCanceledException) when (run.HasEnded)
        {
            // Whoever is not settled gets the reason of the run's end.
        }
    }

    private async Task<IReadOnlyList<Sample>> PollAsync(IReadOnlyList<Sample> pending)
    {
        await enquiry.AskStatusAsync([.. pending.Where(sample => sample.Stage != SampleStage.Processed)], Apply, Failed).ConfigureAwait(false);
        // A question that failed says nothing of what its answer would have been; but what is never answered has to end, too.
        var unanswered = new ConcurrentBag<Sample>();
        await enquiry.AskReportsAsync([.. pending.Where(sample => sample.Stage == SampleStage.Processed)], (batch, e) =>
        {
            Failed(batch, e);
            foreach (var sample in batch)
            {
                unanswered.Add(sample);
                sample.UnansweredSince ??= run.Time.GetUtcNow();
                if (run.Time.GetUtcNow() - sample.UnansweredSince > pacing.Outage)
                    sample.Fail(e.Problem);
            }
        }).ConfigureAwait(false);

        // A report can be a moment behind the state it belongs to, as a state can be behind the upload; neither for ever.
        foreach (var sample in pending.Where(sample => sample.Stage == SampleStage.Processed).Except(unanswered))
        {
            sample.UnansweredSince = null;
            Expire(sample, sample.IsStale ? "The service says that it has processed the file, and its report is still the old one." : "The service says that it has processed the file, and has no report of it.");
        }

        return [.. pending.Where(sample => !sample.IsSettled)];
    }

    private void Apply(Sample sample, ProcessingState state)
    {
        Volatile.Write(ref _lastAnswer, run.Time.GetTimestamp());
        if (state == ProcessingState.Processed)
            sample.MoveTo(SampleStage.Processed);
        else if (state == ProcessingState.NotFound)
            Expire(sample, "The service accepted the file and does not know it.");
    }

    private void Expire(Sample sample, string why)
    {
        var now = run.Time.GetUtcNow();
        sample.Wait(now);
        if (now - sample.KnownSince > pacing.NotYet)
            sample.Fail(new(Codes.ServiceError, $"{why} It was asked for {pacing.NotYet:c}."));
    }

    // What the network or a restarting service does for a moment is survived; what no repetition can mend ends the run, and so does a service that stays away.
    private void Failed(IReadOnlyList<Sample> batch, ProblemException e)
    {
        var isAway = run.Time.GetElapsedTime(Volatile.Read(ref _lastAnswer)) > pacing.Outage;
        if (!e.Problem.Code.IsAvailability || isAway)
            run.End(e.Problem);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
