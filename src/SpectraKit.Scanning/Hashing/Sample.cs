namespace SpectraKit.Scanning;

/// <summary>One content, however many files hold it: asked about once, sent once. Each stage moves it on; only the last two states are an answer.</summary>
internal sealed class Sample(IReadOnlyList<HashedArtifact> files)
{
    /// <summary>The files with this content, in the order of their paths.</summary>
    public IReadOnlyList<HashedArtifact> Files { get; } = files;

    public SampleHash Sha256 => Files[0].Sha256;

    public SampleHash Sha1 => Files[0].Sha1;

    public long Size => Files[0].Size;

    public SampleStage Stage { get; private set; } = SampleStage.NotAsked;

    /// <summary>What the service said, once the sample is <see cref="SampleStage.Reported"/>.</summary>
    public SampleReport? Report { get; private set; }

    /// <summary>Why nothing will be said, once the sample has <see cref="SampleStage.Failed"/>.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Since when the service should know it: when it was sent, or first seen to contradict itself.</summary>
    public DateTimeOffset? KnownSince { get; private set; }

    /// <summary>Since when every question for its report has failed; <c>null</c> when the last one did not.</summary>
    public DateTimeOffset? UnansweredSince { get; set; }

    /// <summary>When an earlier run was given the report; <c>null</c> for a report of this one.</summary>
    public DateTimeOffset? RememberedAt { get; private set; }

    /// <summary>Whether the report counts only because nobody could be asked for a newer one.</summary>
    public bool IsRecalledInNeed { get; private set; }

    /// <summary>Whether the service said in this run that it does not know it: what it knows later has been sent.</summary>
    public bool IsNewToService { get; set; }

    /// <summary>Whether the service has a verdict that is too old to count.</summary>
    public bool IsStale { get; set; }

    public bool IsSettled => Stage is SampleStage.Reported or SampleStage.Failed;

    public void MoveTo(SampleStage stage)
    {
        if (!IsSettled)
            Stage = stage;
    }

    /// <summary>It was accepted: from now on the service may take a moment to know it.</summary>
    public void Expect(DateTimeOffset now)
    {
        KnownSince = now;
        MoveTo(SampleStage.Processing);
    }

    /// <summary>The service should know more of it than it says; the patience with that starts now, unless it has started.</summary>
    public void Wait(DateTimeOffset now) => KnownSince ??= now;

    public void Settle(SampleReport report)
    {
        if (IsSettled)
            return;
        Report = report;
        Stage = SampleStage.Reported;
    }

    /// <summary>Takes what an earlier run was given; in need, even in the place of why nobody answered.</summary>
    public void Recall(RememberedVerdict remembered, bool isFresh)
    {
        Report = remembered.Report;
        RememberedAt = remembered.StoredAt;
        IsRecalledInNeed = !isFresh;
        Problem = null;
        Stage = SampleStage.Reported;
    }

    public void Fail(Problem problem)
    {
        if (IsSettled)
            return;
        Problem = problem;
        Stage = SampleStage.Failed;
    }

    /// <summary>Puts files of the same content together, in the order of their first paths.</summary>
    public static IReadOnlyList<Sample> From(IReadOnlyList<HashedArtifact> files) =>
        [.. files.Where(file => file.IsHashed).GroupBy(file => file.Sha256).Select(group => new Sample([.. group]))];
}
