namespace SpectraKit.Scanning;

/// <summary>One file in a report: what was found out about it, and what the policy says to that.</summary>
public sealed record FileResult
{
    /// <summary>The file, relative to the root, with <c>/</c> between its parts. Text of strangers: see <see cref="SafeText"/>.</summary>
    public required string Path { get; init; }

    /// <summary>The archive that it is an entry of, as reports call that one; <c>null</c> for a file of its own.</summary>
    public string? Container { get; init; }

    /// <summary>Why what is inside of it was not looked up, or not all of it; <c>null</c> when it was, and for what is no archive.</summary>
    public string? Unread { get; init; }

    /// <summary>Its size in bytes; <c>null</c> when it could not be read.</summary>
    public long? Size { get; init; }

    /// <summary>Its SHA-256 in lower-case hex; <c>null</c> when it could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Its SHA-1 in lower-case hex; <c>null</c> when it could not be read.</summary>
    public string? Sha1 { get; init; }

    /// <summary>Which service said it; <c>null</c> when none did.</summary>
    public VerdictService? Service { get; init; }

    /// <summary>What was found out.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The service's own word for it; <c>null</c> when it said none.</summary>
    public string? Classification { get; init; }

    /// <summary>0 (trusted) to 10 (certainly malicious); <c>null</c> when the service gave none.</summary>
    public int? RiskScore { get; init; }

    /// <summary>The threat's name; <c>null</c> when there is none. Text of strangers.</summary>
    public string? ThreatName { get; init; }

    /// <summary>What led to the outcome; for a file that was not scanned, why not.</summary>
    public string? Reason { get; init; }

    /// <summary>The digest of the file inside this one that decided its classification; <c>null</c> when it was the file itself.</summary>
    public string? Origin { get; init; }

    /// <summary>The first file of the report with the same content; <c>null</c> when this is the first.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The package that a file with a finding came with; <c>null</c> when none is known, or there is no finding.</summary>
    public PackageOrigin? Package { get; init; }

    /// <summary>How many scanners found something; <c>null</c> when the service did not say.</summary>
    public ScannerCounts? Scanners { get; init; }

    /// <summary>When the service last looked at the file; <c>null</c> when it did not say.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When an earlier run was given the verdict; <c>null</c> for an answer of this one.</summary>
    public DateTimeOffset? RememberedAt { get; init; }

    /// <summary>The rule of the policy that decided; <c>null</c> when it was its general part.</summary>
    public string? Rule { get; init; }

    /// <summary>The suppression that lets the file pass; <c>null</c> when there is none.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>Whether the baseline has the same finding, which is why it warns and does not fail.</summary>
    public bool IsKnownBefore { get; init; }

    /// <summary>What the policy says.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The outcome's code; <c>null</c> for a clean file.</summary>
    public Code? Code { get; init; }
}
