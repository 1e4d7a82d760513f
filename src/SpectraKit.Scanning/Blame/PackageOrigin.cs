namespace SpectraKit.Scanning;

/// <summary>The package that a file came with, and how it got into the project.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">Its version.</param>
public sealed record PackageOrigin(string Id, string Version)
{
    /// <summary>Whether the package holds the very same bytes. When it does not, or is not on this machine, it holds a file of this name.</summary>
    public bool HasSameContent { get; init; }

    /// <summary>From what a project references to the package itself, each as id and version. One entry when the project references it itself.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    /// <summary>The line to change; <c>null</c> when no project file was found.</summary>
    public SourceLine? Reference { get; init; }

    /// <summary>In one line, such as <c>from B 1.0.0 (A 2.0.0 → B 1.0.0; app.csproj:12)</c>. Without characters that act.</summary>
    /// <returns>The line.</returns>
    public string Describe()
    {
        List<string> notes = [];
        if (Chain.Count > 1)
            notes.Add(string.Join(" → ", Chain.Select(SafeText.Of)));
        if (Reference is not null)
            notes.Add(SafeText.Of(Reference.ToString()));
        return $"{(HasSameContent ? "from" : "named as in")} {SafeText.Of(Id)} {SafeText.Of(Version)}{(notes.Count > 0 ? $" ({string.Join("; ", notes)})" : "")}";
    }
}
