namespace SpectraKit.Scanning;

/// <summary>What the policy says to one file, and by which of its parts.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Rule">The rule that made it; <c>null</c> when it was the policy's general part.</param>
internal sealed record Judgement(Decision Decision, string? Rule)
{
    /// <summary>The code of what decided, where that is not the verdict's.</summary>
    public Code? Code { get; init; }

    /// <summary>The suppression that lets it pass.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>Whether the baseline has the same finding, so that it is nothing new.</summary>
    public bool IsKnownBefore { get; init; }
}
