namespace SpectraKit.Scanning;

/// <summary>What each outcome means for the build. Clean always passes and malicious always fails; the rest is a choice.</summary>
public sealed record ScanPolicy
{
    /// <summary>Suspicious warns, unknown passes, not scanned fails.</summary>
    public static ScanPolicy Default { get; } = new();

    /// <summary>What a suspicious file means.</summary>
    /// <value><see cref="Decision.Warn"/> by default.</value>
    public Decision Suspicious { get; init; } = Decision.Warn;

    /// <summary>What a file means that was analysed with nothing found.</summary>
    /// <value><see cref="Decision.Pass"/> by default.</value>
    public Decision Unknown { get; init; } = Decision.Pass;

    /// <summary>What a file means that nobody could be asked about.</summary>
    /// <value><see cref="Decision.Fail"/> by default. Anything else lets files through that were never looked at.</value>
    public Decision NotScanned { get; init; } = Decision.Fail;

    /// <summary>The policy that fails on these outcomes and on everything worse: <c>unknown</c> includes suspicious, and nothing excludes malicious.</summary>
    /// <param name="failOn">Any of malicious, suspicious and unknown; others have no meaning here and are refused by the settings.</param>
    /// <returns>The policy.</returns>
    public static ScanPolicy FailingOn(IEnumerable<Outcome> failOn)
    {
        var named = failOn.ToHashSet();
        var unknown = named.Contains(Outcome.Unknown);
        return Default with
        {
            Suspicious = unknown || named.Contains(Outcome.Suspicious) ? Decision.Fail : Default.Suspicious,
            Unknown = unknown ? Decision.Fail : Default.Unknown,
        };
    }

    /// <summary>What the policy says to an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The decision.</returns>
    public Decision Decide(Outcome outcome) => outcome switch
    {
        Outcome.Clean => Decision.Pass,
        Outcome.Unknown => Unknown,
        Outcome.Suspicious => Suspicious,
        Outcome.Malicious => Decision.Fail,
        _ => NotScanned,
    };
}
