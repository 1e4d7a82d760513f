namespace SpectraKit.Scanning;

/// <summary>
/// A finding that somebody has looked at and answers for, until a day. It is bound to the content and to what was found in it: other bytes, or another
/// threat in the same bytes, were not looked at.
/// </summary>
/// <param name="Sha256">The file's SHA-256.</param>
/// <param name="ThreatName">The threat's name, as the service wrote it; letters' case does not count.</param>
/// <param name="Justification">Why it may ship.</param>
/// <param name="Expires">The last day on which it counts, in UTC.</param>
public sealed record Suppression(SampleHash Sha256, string ThreatName, string Justification, DateOnly Expires)
{
    /// <summary>How long before its end a suppression is warned of.</summary>
    public static TimeSpan Notice { get; } = TimeSpan.FromDays(14);

    /// <summary>Whether it still counts on a day.</summary>
    /// <param name="today">The day, in UTC.</param>
    /// <returns>Also <c>true</c> on the last day.</returns>
    public bool IsInForce(DateOnly today) => today <= Expires;

    /// <summary>Whether its last day is near.</summary>
    /// <param name="today">The day, in UTC.</param>
    /// <returns><c>true</c> in the fourteen days before its end.</returns>
    public bool EndsSoon(DateOnly today) => IsInForce(today) && Expires.DayNumber - today.DayNumber <= Notice.Days;

    internal bool IsAbout(string threatName) => string.Equals(ThreatName, threatName, StringComparison.OrdinalIgnoreCase);
}
