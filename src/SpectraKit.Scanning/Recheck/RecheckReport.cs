namespace SpectraKit.Scanning;

/// <summary>What became of the verdicts of earlier releases.</summary>
public sealed record RecheckReport
{
    /// <summary>The version of its JSON form.</summary>
    public const string SchemaVersion = "1.0";

    /// <summary>Everything that was asked about, as a scan reports it.</summary>
    public required ScanReport Scan { get; init; }

    /// <summary>What is not what it was, worst first.</summary>
    public IReadOnlyList<VerdictChange> Changes { get; init; } = [];

    /// <summary>What the process should return: 0 when nothing changed that the policy refuses, whatever was known before. See <see cref="ExitCodes"/>.</summary>
    public required int ExitCode { get; init; }
}
