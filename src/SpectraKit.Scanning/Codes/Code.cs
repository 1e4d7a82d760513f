namespace SpectraKit.Scanning;

/// <summary>One decision with one name in every front: MSBuild, Cake, the command line and the reports.</summary>
/// <param name="Id">The code itself, such as <c>SPK2001</c>. Never reused for another meaning.</param>
/// <param name="Title">The condition, as one word.</param>
/// <param name="Severity">How it is said unless the policy decides otherwise.</param>
/// <param name="ExitCode">The exit code of a run that fails because of it: see <see cref="ExitCodes"/>.</param>
public sealed record Code(string Id, string Title, Severity Severity, int ExitCode)
{
    /// <summary>Where the code's page stands in the repository.</summary>
    public string DocsPage => $"docs/{Id}.md";

    /// <summary>Whether the code speaks of a service that could not be asked, so that the same run may succeed later.</summary>
    public bool IsAvailability => Id.StartsWith("SPK3", StringComparison.Ordinal);

    /// <summary>The code.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
