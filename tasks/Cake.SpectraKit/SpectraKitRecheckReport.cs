namespace Cake.SpectraKit;

/// <summary>What became of the verdicts of earlier releases.</summary>
/// <param name="ExitCode">0 when nothing changed that the policy refuses.</param>
/// <param name="Asked">How many files were asked about.</param>
/// <param name="Changes">What is not what it was, worst first.</param>
public sealed record SpectraKitRecheckReport(int ExitCode, int Asked, IReadOnlyList<SpectraKitChange> Changes);
