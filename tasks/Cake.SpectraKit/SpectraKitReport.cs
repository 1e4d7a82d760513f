namespace Cake.SpectraKit;

/// <summary>What a scan found.</summary>
/// <param name="ExitCode">What the command line would have exited with: 0 when the policy allows every file.</param>
/// <param name="Summary">How many files had which outcome.</param>
/// <param name="Files">Every selected file, once.</param>
/// <param name="IsEmulated">Whether the verdicts are an emulator's, and say nothing about real malware.</param>
public sealed record SpectraKitReport(int ExitCode, SpectraKitSummary Summary, IReadOnlyList<SpectraKitFile> Files, bool IsEmulated);
