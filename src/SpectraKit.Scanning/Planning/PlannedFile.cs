namespace SpectraKit.Scanning;

/// <summary>One file of a plan.</summary>
/// <param name="Path">The file, as reports call it. Text of strangers: see <see cref="SafeText"/>.</param>
/// <param name="Fate">What a scan would do with it.</param>
public sealed record PlannedFile(string Path, PlannedFate Fate)
{
    /// <summary>The archive that it is an entry of; <c>null</c> for a file of its own.</summary>
    public string? Container { get; init; }

    /// <summary>Its size in bytes; <c>null</c> when it could not be read.</summary>
    public long? Size { get; init; }

    /// <summary>Its SHA-256 in lower-case hex; <c>null</c> when it could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The first file of the plan with the same content, which stands for all; <c>null</c> when this is the first.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Why it would not be sent, or not even scanned; <c>null</c> when there is nothing to say.</summary>
    public string? Reason { get; init; }
}
