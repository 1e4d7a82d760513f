using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>
/// What each outcome means for the build. Clean always passes; malicious fails unless a rule that says more than that, or a suppression, says otherwise; the
/// rest is a choice.
/// </summary>
public sealed record ScanPolicy
{
    /// <summary>Suspicious warns, unknown passes, not scanned and not submitted fail.</summary>
    public static ScanPolicy Default { get; } = new();

    /// <summary>What a suspicious file means.</summary>
    /// <value><see cref="Decision.Warn"/> by default.</value>
    public Decision Suspicious { get; init; } = Decision.Warn;

    /// <summary>What a file means that was analysed with nothing found.</summary>
    /// <value><see cref="Decision.Pass"/> by default.</value>
    public Decision Unknown { get; init; } = Decision.Pass;

    /// <summary>What a file means that nobody could be asked about.</summary>
    /// <value><see cref="Decision.Fail"/> by default. Anything else lets files through that were never looked at.</value>
    public Decision NotScanned { get; init; } = Decision.Fail;

    /// <summary>What a file means that the service does not know and that was not sent to it, because of the mode or of <see cref="Submission"/>.</summary>
    /// <value><see cref="Decision.Fail"/> by default. Anything else lets files through that nobody has analysed.</value>
    public Decision NotSubmitted { get; init; } = Decision.Fail;

    /// <summary>What a file means that is larger than <see cref="MaxFileSize"/> and was not read.</summary>
    /// <value><see cref="Decision.Fail"/> by default. Anything else lets files through that nobody has looked at.</value>
    public Decision TooLarge { get; init; } = Decision.Fail;

    /// <summary>The largest file that is read, in bytes.</summary>
    /// <value><c>null</c> by default: any.</value>
    public long? MaxFileSize { get; init; }

    /// <summary>What it means that the service could not be asked; it stands above <see cref="NotScanned"/> where that is the reason.</summary>
    /// <value><c>null</c> by default: what <see cref="NotScanned"/> says.</value>
    public ServiceErrorRule? OnServiceError { get; init; }

    /// <summary>The age from which a verdict is not taken as an answer any more: the file is sent again, where that is allowed.</summary>
    /// <value><c>null</c> by default: none. At least a day.</value>
    public TimeSpan? MaxVerdictAge { get; init; }

    /// <summary>What may leave the machine.</summary>
    public SubmissionRules Submission { get; init; } = SubmissionRules.Everything;

    /// <summary>What is done with archives.</summary>
    public ArchiveRules Archives { get; init; } = ArchiveRules.Default;

    /// <summary>Rules for some files or verdicts. The first that means a file decides.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>Findings that somebody answers for.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Findings of an earlier scan, which warn where they would fail.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The SHA-256 of the file that the policy was read from, in lower-case hex; <c>null</c> when it was made of settings alone.</summary>
    public string? FileDigest { get; init; }

    /// <summary>The policy that fails on these outcomes and on everything worse: <c>unknown</c> includes suspicious, and nothing excludes malicious.</summary>
    /// <param name="failOn">Any of malicious, suspicious and unknown; others have no meaning here and are refused by the settings.</param>
    /// <returns>The policy.</returns>
    public static ScanPolicy FailingOn(IEnumerable<Outcome> failOn)
    {
        var named = failOn.ToHashSet();
        var unknown = named.Contains(Outcome.Unknown);
        return Default with
        {
            Suspicious = unknown || named.Contains(Outcome.Suspicious) ? Decision.Fail : Default.Suspicious,
            Unknown = unknown ? Decision.Fail : Default.Unknown,
        };
    }

    /// <summary>What it comes to, for people.</summary>
    /// <returns>Lines.</returns>
    public IEnumerable<string> Describe()
    {
        yield return $"malicious fails, suspicious {Words.Of(Suspicious)}, unknown {Words.Of(Unknown)}, not scanned {Words.Of(NotScanned)}, not submitted {Words.Of(NotSubmitted)}, too large {Words.Of(TooLarge)}";
        yield return $"service error: {(OnServiceError is { } rule ? Words.Of(rule) : "as not scanned")}";
        if (MaxVerdictAge is { } age)
            yield return string.Create(CultureInfo.InvariantCulture, $"verdicts count for {age.TotalDays:0} days");
        yield return Submission == SubmissionRules.Everything ? "whatever is selected may be sent" : string.Create(CultureInfo.InvariantCulture, $"may be sent: {Submission.Allow.Count} patterns allowed, {Submission.Deny.Count} denied{(Submission.MaxSize is { } most ? $", at most {most} bytes" : "")}");
        yield return Archives.Entries == ArchiveEntries.Ignore ? "archives are files like others" : $"archives are looked into; one that cannot be read {Words.Of(Archives.NotReadable)}, an encrypted one {Words.Of(Archives.Encrypted)}, one with known good files only is {(Archives.AllKnownGood == KnownGoodArchive.Skip ? "not sent" : "sent")}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{Rules.Count} rules, {Suppressions.Count} suppressions{(Baseline is { } baseline ? $", a baseline of {baseline.Count} findings" : "")}");
    }

    /// <summary>What the policy says to an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The decision.</returns>
    public Decision Decide(Outcome outcome) => outcome switch
    {
        Outcome.Clean => Decision.Pass,
        Outcome.Unknown => Unknown,
        Outcome.Suspicious => Suspicious,
        Outcome.Malicious => Decision.Fail,
        _ => NotScanned,
    };
}
