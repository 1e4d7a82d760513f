namespace SpectraKit.Scanning;

/// <summary>A verdict that an earlier run was given.</summary>
/// <param name="Report">What the service said.</param>
/// <param name="StoredAt">When.</param>
internal sealed record RememberedVerdict(SampleReport Report, DateTimeOffset StoredAt)
{
    public Outcome? Outcome => Classifications.Read(Report.Classification);

    /// <summary>Whether it still counts as an answer. A time that lies ahead is a clock's mistake, and no answer.</summary>
    public bool IsFresh(VerdictLifetimes lifetimes, DateTimeOffset now) => StoredAt <= now && now - StoredAt < lifetimes.Of(Outcome);
}
