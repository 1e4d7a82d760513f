namespace SpectraKit.Scanning;

/// <summary>One file that an earlier scan saw, as its manifest or its JSON report has it: a digest, and what was said of it then.</summary>
/// <param name="Path">What the report called it.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Sha1">Its SHA-1.</param>
internal sealed record ManifestEntry(string Path, long Size, SampleHash Sha256, SampleHash Sha1)
{
    /// <summary>What was found out about it then.</summary>
    public Outcome Outcome { get; init; }

    public string? ThreatName { get; init; }

    /// <summary>The package that it is an entry of; <c>null</c> for a file of its own.</summary>
    public string? Container { get; init; }
}
