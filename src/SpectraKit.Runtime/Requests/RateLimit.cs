namespace SpectraKit.Runtime;

/// <summary>At most so many calls of a group in any stretch of time of the window's length.</summary>
/// <param name="Permits">Calls; at least 1.</param>
/// <param name="Window">The stretch of time; longer than zero.</param>
/// <param name="Group">Calls of one group draw on one budget of the client.</param>
public sealed record RateLimit(int Permits, TimeSpan Window, string Group);
