namespace SpectraKit.Runtime;

/// <summary>Which answers are worth another try, and whether repeating the call can do harm.</summary>
/// <param name="Statuses">Statuses after which the call is repeated, safe or not: the spec lists them because they mean that nothing was done.</param>
/// <param name="IsSafe">
/// Whether repeating a call that may have arrived does no harm. A call that is not safe is repeated after a lost connection or a time-out only when it
/// cannot have arrived.
/// </param>
public sealed record RetryRule(IReadOnlyList<int> Statuses, bool IsSafe);
