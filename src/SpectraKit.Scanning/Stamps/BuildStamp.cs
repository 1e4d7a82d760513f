namespace SpectraKit.Scanning;

/// <summary>A run after which nothing was left to say, to be told again as long as nothing it depended on is another.</summary>
internal sealed record BuildStamp
{
    /// <summary>File systems keep times in steps of up to two seconds: what was written within one may have been written again within it.</summary>
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(2);

    /// <summary>The digest of everything but the files' content that the run depended on.</summary>
    public required string Key { get; init; }

    /// <summary>When the files were looked at, by this machine's clock, which is also the file system's.</summary>
    public required DateTimeOffset LookedAt { get; init; }

    /// <summary>From when on the verdicts are no answer any more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The files, in the order of the report.</summary>
    public required IReadOnlyList<StampedFile> Files { get; init; }

    /// <summary>What the run came to.</summary>
    public required ScanReport Report { get; init; }

    /// <summary>Whether a file may have changed without looking like it: it was written so shortly before it was looked at that a later write has the same time.</summary>
    public bool IsRacy(StampedFile file) => file.Identity.Written > (LookedAt.UtcDateTime - _step).Ticks;

    /// <summary>
    /// When the first thing that the run rests on ends: a verdict's lifetime, its age by the policy, a suppression.
    /// </summary>
    public static DateTimeOffset ExpiryOf(ScanReport report, VerdictLifetimes lifetimes)
    {
        var ends = report.Files.SelectMany(file => new[]
        {
            (file.RememberedAt ?? report.StartedAt) + lifetimes.Of(file.Outcome),
            file.CheckedAt is { } time && report.Policy.MaxVerdictAge is { } age ? time + age : DateTimeOffset.MaxValue,
            file.Suppression is { } suppression ? new DateTimeOffset(suppression.Expires.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : DateTimeOffset.MaxValue,
        });
        return ends.DefaultIfEmpty(DateTimeOffset.MinValue).Min();
    }

    /// <summary>Whether a run left nothing to say: a problem, a warning or a finding that is passed over in silence the second time would be one that nobody sees.</summary>
    public static bool MayStand(ScanReport report) =>
        report.ExitCode == ExitCodes.AllClear && report.IsComplete && report.Problems.Count == 0 && report.Files.All(file => file.Decision == Decision.Pass);
}
