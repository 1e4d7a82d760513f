namespace SpectraKit.Scanning;

/// <summary>How long a remembered verdict is taken as an answer. What may still change soon is remembered for less.</summary>
public sealed record VerdictLifetimes
{
    /// <summary>A day for clean, an hour for everything else.</summary>
    public static VerdictLifetimes Default { get; } = new();

    /// <summary>For clean files.</summary>
    /// <value>A day by default.</value>
    public TimeSpan Clean { get; init; } = TimeSpan.FromDays(1);

    /// <summary>For files that nothing is known of.</summary>
    /// <value>An hour by default.</value>
    public TimeSpan Unknown { get; init; } = TimeSpan.FromHours(1);

    /// <summary>For suspicious and malicious files: somebody is about to look at them.</summary>
    /// <value>An hour by default.</value>
    public TimeSpan Findings { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The lifetime of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Zero for what is no answer: it is never remembered.</returns>
    public TimeSpan Of(Outcome? outcome) => outcome switch
    {
        Outcome.Clean => Clean,
        Outcome.Unknown => Unknown,
        Outcome.Suspicious or Outcome.Malicious => Findings,
        _ => TimeSpan.Zero,
    };
}
