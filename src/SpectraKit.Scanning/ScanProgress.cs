namespace SpectraKit.Scanning;

/// <summary>Where a scan is, for a display. Says nothing that the report does not say in the end, and may come from any thread.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Done">How many files (or samples) of this phase are done.</param>
/// <param name="Total">How many there are in this phase; 0 when that is not known yet.</param>
/// <param name="Bytes">How many bytes this phase has read or sent so far.</param>
/// <param name="Current">The file it was just busy with, as reports call it; <c>null</c> when it is no single file. Text of strangers: see <see cref="SafeText"/>.</param>
public sealed record ScanProgress(ScanPhase Phase, int Done, int Total, long Bytes, string? Current);
