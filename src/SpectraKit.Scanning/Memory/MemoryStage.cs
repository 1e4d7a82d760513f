namespace SpectraKit.Scanning;

/// <summary>What earlier runs were told: asked before the service is, and told what the service said.</summary>
internal sealed class MemoryStage(VerdictCache cache, VerdictLifetimes lifetimes, TimeSpan? maxAge, ScanRun run)
{
    /// <summary>Settles the samples that have a verdict that still counts.</summary>
    public void Recall(IReadOnlyList<Sample> samples)
    {
        foreach (var sample in samples)
        {
            if (cache.Find(sample.Sha256) is { } remembered && remembered.IsFresh(lifetimes, run.StartedAt) && !(run.StartedAt - remembered.Report.CheckedAt > maxAge))
                sample.Recall(remembered, isFresh: true);
        }
    }

    /// <summary>Settles those that an outage left without an answer and that have a verdict, however old.</summary>
    public void RecallInNeed(IEnumerable<Sample> samples)
    {
        foreach (var sample in samples.Where(sample => sample.Report is null && sample.Problem is null or { Code.IsAvailability: true }))
        {
            if (cache.Find(sample.Sha256) is { Outcome: not null } remembered)
                sample.Recall(remembered, isFresh: false);
        }
    }

    /// <summary>Remembers what the service said in this run.</summary>
    /// <returns>Why it could not, once; <c>null</c> when it could. It costs the next run a question and this one nothing.</returns>
    public Problem? Remember(IEnumerable<Sample> samples)
    {
        Problem? problem = null;
        foreach (var sample in samples.Where(sample => sample.Report is not null && sample.RememberedAt is null))
        {
            try
            {
                cache.Store(sample.Report!, run.Time.GetUtcNow());
            }
            catch (ProblemException e)
            {
                problem ??= e.Problem with { Severity = Severity.Warning };
            }
        }

        return problem;
    }
}
