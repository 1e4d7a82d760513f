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

    /// <summary>Whether it was sent in this run, and accepted.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Whether it is inside of an archive that was sent in this run, and is still to be asked about again: the service may know it alone by then.</summary>
    public bool AwaitsSecondAnswer { get; set; }

    /// <summary>What a service said before the next one was asked; <c>null</c> when none was.</summary>
    public SampleReport? EarlierReport { get; private set; }

    /// <summary>Whether the service that takes files is the one that <see cref="EarlierReport"/> comes from: it has the file, and need not be sent it.</summary>
    public bool IsWithTaker { get; private set; }

    /// <summary>Whether the service has a verdict that is too old to count.</summary>
    public bool IsStale { get; set; }

    /// <summary>Why it counts as clean though the service does not know it: what is in it does; <c>null</c> for everything else.</summary>
    public string? VouchedFor { get; private set; }

    public bool IsSettled => Stage is SampleStage.Reported or SampleStage.Failed;

    public void MoveTo(SampleStage stage)
    {
        if (!IsSettled)
            Stage = stage;
    }

    /// <summary>It was accepted: from now on the service may take a moment to know it.</summary>
    public void Expect(DateTimeOffset now)
    {
        IsSent = true;
        KnownSince = now;
        MoveTo(SampleStage.Processing);
    }

    /// <summary>The service should know more of it than it says; the patience with that starts now, unless it has started.</summary>
    public void Wait(DateTimeOffset now) => KnownSince ??= now;

    /// <summary>Nobody has answered for it after all; somebody else is asked.</summary>
    public void Reopen()
    {
        Problem = null;
        Stage = SampleStage.NotFound;
    }

    /// <summary>Keeps what a service said for the case that no other knows more, and asks on.</summary>
    public void SetAside(bool isWithTaker)
    {
        EarlierReport ??= Report;
        IsWithTaker |= isWithTaker;
        Report = null;
        Stage = SampleStage.NotFound;
    }

    /// <summary>Goes back to what was set aside.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool TakeBack()
    {
        if (EarlierReport is null || IsSettled)
            return false;
        Settle(EarlierReport);
        return true;
    }

    public void Settle(SampleReport report)
    {
        if (IsSettled)
            return;
        Report = report;
        Stage = SampleStage.Reported;
    }

    /// <summary>It need not be sent: the files in it are all known to be good.</summary>
    public void Vouch(string reason)
    {
        if (IsSettled)
            return;
        VouchedFor = reason;
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
