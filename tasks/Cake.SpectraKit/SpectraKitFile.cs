namespace Cake.SpectraKit;

/// <summary>What a scan found out about one file.</summary>
/// <param name="Path">The file, relative to the working directory.</param>
/// <param name="Outcome">What the service said.</param>
/// <param name="Decision">What the policy made of it: <c>pass</c>, <c>warn</c> or <c>fail</c>.</param>
public sealed record SpectraKitFile(FilePath Path, SpectraKitOutcome Outcome, string Decision)
{
    /// <summary>The code of the decision, <c>SPK2001</c> for one; <c>null</c> when there is nothing to tell.</summary>
    public string? Code { get; init; }

    /// <summary>The file's SHA-256; <c>null</c> when it could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The threat's name; <c>null</c> when there is none.</summary>
    public string? ThreatName { get; init; }

    /// <summary>0 (trusted) to 10 (certainly malicious); <c>null</c> when the service has none.</summary>
    public int? RiskScore { get; init; }

    /// <summary>Why the outcome is what it is, in words; <c>null</c> when there is nothing to add.</summary>
    public string? Reason { get; init; }
}
