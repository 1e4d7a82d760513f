namespace SpectraKit.Runtime;

/// <summary>At most so many calls of a group at once. A download counts until its last byte is read.</summary>
/// <param name="Permits">Calls; at least 1.</param>
/// <param name="Group">Calls of one group share the limit.</param>
public sealed record ConcurrencyLimit(int Permits, string Group);
