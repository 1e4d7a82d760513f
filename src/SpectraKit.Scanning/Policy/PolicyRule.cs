namespace SpectraKit.Scanning;

/// <summary>What the policy says to some files with some verdicts. The first rule that means a file decides.</summary>
public sealed record PolicyRule
{
    /// <summary>Patterns of the files that are meant, relative to the scan's root; an entry of an archive is meant by its own path and by its archive's.</summary>
    /// <value>Empty by default: all.</value>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Patterns of files that are not meant after all.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>What has to be true of the verdict.</summary>
    public PolicyCondition When { get; init; } = new();

    /// <summary>What it then means. Malicious can be made to warn by a rule that says more than the outcome, and never to pass: that takes a <see cref="Suppression"/>.</summary>
    public required Decision Then { get; init; }

    /// <summary>Why, for reports; <c>null</c> when nobody said.</summary>
    public string? Reason { get; init; }
}
