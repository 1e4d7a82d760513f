namespace SpectraKit.Scanning;

/// <summary>What a service says of one sample, in its own words.</summary>
/// <param name="Sha256">Which sample.</param>
public sealed record SampleReport(SampleHash Sha256)
{
    /// <summary>Which service said it.</summary>
    public VerdictService Service { get; init; }

    /// <summary>The classification as the service wrote it, such as <c>malicious</c> or <c>goodware</c>; <c>null</c> when it wrote none.</summary>
    public string? Classification { get; init; }

    /// <summary>0 (trusted) to 10 (certainly malicious); <c>null</c> when the service has none, as for unknown samples.</summary>
    public int? RiskScore { get; init; }

    /// <summary>The threat's name, such as <c>Win32.Trojan.Example</c>; <c>null</c> when there is none.</summary>
    public string? ThreatName { get; init; }

    /// <summary>What led to the classification, such as <c>antivirus</c>; <c>null</c> when the service did not say.</summary>
    public string? Reason { get; init; }

    /// <summary>How many scanners looked at it; <c>null</c> when the service did not say.</summary>
    public ScannerCounts? Scanners { get; init; }

    /// <summary>When the service last looked at it; <c>null</c> when it did not say.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The file inside this one that decided its classification; <c>null</c> when it was the file itself.</summary>
    public SampleHash? Origin { get; init; }
}
