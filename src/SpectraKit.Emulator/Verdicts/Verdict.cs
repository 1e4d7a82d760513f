namespace SpectraKit.Emulator;

/// <summary>A verdict on one sample: from a rule, or from a file inside it.</summary>
/// <param name="Classification">What the sample is held to be.</param>
/// <param name="RiskScore">0 to 10; <c>null</c> for unknown.</param>
/// <param name="ThreatName">The threat's name; <c>null</c> when there is none.</param>
/// <param name="Reason">What the verdict rests on, in lower case; <c>null</c> for unknown.</param>
/// <param name="Origin">The file inside this one that decided; <c>null</c> when the sample itself did.</param>
internal sealed record Verdict(Classification Classification, int? RiskScore, string? ThreatName, string? Reason, SampleDigests? Origin)
{
    public static Verdict Unknown { get; } = new(Classification.Unknown, null, null, null, null);

    public string Word => Classification.ToString().ToLowerInvariant();

    /// <summary>The word of the cloud, which calls known what the appliance calls goodware.</summary>
    public string CloudStatus => Classification == Classification.Goodware ? "KNOWN" : Word.ToUpperInvariant();

    /// <summary>The older score: 0 to 5, how bad for threats, how little trusted for others.</summary>
    public int Factor => Classification switch
    {
        Classification.Unknown => 0,
        Classification.Goodware => Math.Min(5, RiskScore!.Value),
        _ => Math.Max(0, RiskScore!.Value - 5),
    };

    /// <summary>
    /// This verdict, or a worse one of a file inside. Only suspicion and malice reach the container: a good file
    /// inside says nothing of what stands around it.
    /// </summary>
    public Verdict OrWorse(Verdict inner, SampleDigests innerDigests)
    {
        var isWorse = inner.Classification >= Classification.Suspicious
            && (inner.Classification, inner.RiskScore ?? 0).CompareTo((Classification, RiskScore ?? 0)) > 0;
        return isWorse ? inner with { Origin = inner.Origin ?? innerDigests } : this;
    }
}
