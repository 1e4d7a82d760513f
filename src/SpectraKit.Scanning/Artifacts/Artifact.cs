namespace SpectraKit.Scanning;

/// <summary>A file that was selected.</summary>
/// <param name="Path">What reports call it: relative to the root, with <c>/</c> between its parts.</param>
/// <param name="FullPath">Where it is.</param>
public sealed record Artifact(string Path, string FullPath)
{
    /// <summary>Its path inside of the archive at <see cref="FullPath"/>; <c>null</c> for a file of its own.</summary>
    public string? Entry { get; init; }

    /// <summary>Why it cannot even be tried; <c>null</c> for a file that seems to be there.</summary>
    public Problem? Trouble { get; init; }
}
