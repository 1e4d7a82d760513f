namespace Cake.SpectraKit;

/// <summary>A file of an earlier release that is not what it was.</summary>
/// <param name="File">What is said of it now.</param>
/// <param name="EarlierOutcome">What was found out about it then.</param>
/// <param name="EarlierThreatName">The threat that was found then; <c>null</c> when there was none.</param>
public sealed record SpectraKitChange(SpectraKitFile File, SpectraKitOutcome EarlierOutcome, string? EarlierThreatName);
