namespace SpectraKit.Emulator;

/// <summary>One rule: a single condition, and the verdict for samples that meet it.</summary>
public sealed record VerdictRule
{
    /// <summary>Matches the sample with this SHA-256, 64 hex digits of any case.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Matches the sample with this SHA-1, 40 hex digits of any case.</summary>
    public string? Sha1 { get; init; }

    /// <summary>Matches the sample with this MD5, 32 hex digits of any case.</summary>
    public string? Md5 { get; init; }

    /// <summary>
    /// Matches samples by name, ignoring case: <c>*</c> stands for any text, <c>?</c> for one character. It is compared with
    /// every name under which the content was seen, inside archives too, with and without its folders.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Matches samples that contain these bytes anywhere: hex digits, blanks between them allowed, 1 to 4,096 bytes.</summary>
    public string? Bytes { get; init; }

    /// <summary><c>malicious</c>, <c>suspicious</c>, <c>goodware</c> or <c>unknown</c>.</summary>
    public required string Classification { get; init; }

    /// <summary>6 to 10 for malicious, 5 to 10 for suspicious, 0 to 5 for goodware, as on the services' scale. <c>null</c>, the default, means 10 for malicious, 6 for suspicious, 0 for goodware and none for unknown.</summary>
    public int? RiskScore { get; init; }

    /// <summary>The threat's name, such as <c>Win32.Trojan.Example</c>. <c>null</c>, the default, means that the answer has none.</summary>
    public string? ThreatName { get; init; }
}
