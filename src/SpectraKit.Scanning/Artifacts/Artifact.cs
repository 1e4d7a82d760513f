namespace SpectraKit.Scanning;

/// <summary>A file that was selected.</summary>
/// <param name="Path">What reports call it: relative to the root, with <c>/</c> between its parts.</param>
/// <param name="FullPath">Where it is.</param>
public sealed record Artifact(string Path, string FullPath)
{
    /// <summary>Why it cannot even be tried; <c>null</c> for a file that seems to be there.</summary>
    public Problem? Trouble { get; init; }
}
