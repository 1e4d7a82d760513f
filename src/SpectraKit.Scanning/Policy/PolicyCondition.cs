using System.IO.Enumeration;

namespace SpectraKit.Scanning;

/// <summary>What has to be true of a file's verdict for a rule to mean it. What is not said does not count; all that is said has to hold.</summary>
public sealed record PolicyCondition
{
    /// <summary>The outcomes that are meant.</summary>
    /// <value>Empty by default: suspicious, malicious and unknown.</value>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>The lowest risk score that is meant, 0 to 10. A file without a score is not meant.</summary>
    public int? RiskScoreAtLeast { get; init; }

    /// <summary>The highest risk score that is meant, 0 to 10. A file without a score is not meant.</summary>
    public int? RiskScoreAtMost { get; init; }

    /// <summary>Patterns of threat names, with <c>*</c> and <c>?</c>, without case: <c>Win32.PUA.*</c>.</summary>
    /// <value>Empty by default: any, or none.</value>
    public IReadOnlyList<string> ThreatNames { get; init; } = [];

    /// <summary>The fewest scanners that have to have found something. A file that the service gave no counts for is not meant.</summary>
    public int? ScannersAtLeast { get; init; }

    /// <summary>The most scanners that may have found something. A file that the service gave no counts for is not meant.</summary>
    public int? ScannersAtMost { get; init; }

    /// <summary>Whether it says anything beside outcomes.</summary>
    internal bool IsSpecific => RiskScoreAtLeast is not null || RiskScoreAtMost is not null || ThreatNames.Count > 0 || ScannersAtLeast is not null || ScannersAtMost is not null;

    internal bool Holds(Outcome outcome, SampleReport? report) =>
        (Outcomes.Count == 0 ? outcome is Outcome.Malicious or Outcome.Suspicious or Outcome.Unknown : Outcomes.Contains(outcome))
        && IsWithin(report?.RiskScore, RiskScoreAtLeast, RiskScoreAtMost)
        && IsWithin(report?.Scanners?.Matched, ScannersAtLeast, ScannersAtMost)
        && (ThreatNames.Count == 0 || (report?.ThreatName is { } threat && ThreatNames.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, threat, ignoreCase: true))));

    private static bool IsWithin(int? value, int? least, int? most) => (least is null && most is null) || (value >= (least ?? int.MinValue) && value <= (most ?? int.MaxValue));
}
