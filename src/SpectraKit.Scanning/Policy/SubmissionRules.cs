namespace SpectraKit.Scanning;

/// <summary>What may leave the machine. Looking up a digest sends no content and needs no permission.</summary>
public sealed record SubmissionRules
{
    /// <summary>Everything may be sent that a scan selects.</summary>
    public static SubmissionRules Everything { get; } = new();

    /// <summary>Patterns of files that may be sent, relative to the scan's root.</summary>
    /// <value>Empty by default: all.</value>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Patterns of files that are never sent, whatever allows them.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<string> Deny { get; init; } = [];

    /// <summary>The largest file that is sent, in bytes.</summary>
    /// <value><c>null</c> by default: whatever the service takes.</value>
    public long? MaxSize { get; init; }
}
