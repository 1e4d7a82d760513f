namespace SpectraKit.Scanning;

/// <summary>What became of one sample that was to be fetched.</summary>
public sealed record DownloadedSample : IVerbItem
{
    /// <summary>The hash as it was given.</summary>
    public required string Hash { get; init; }

    /// <summary>Where it is now, as a full path; <c>null</c> when it could not be fetched.</summary>
    public string? Path { get; init; }

    /// <summary>Its size in bytes; <c>null</c> when it could not be fetched.</summary>
    public long? Size { get; init; }

    /// <inheritdoc/>
    public Problem? Problem { get; init; }
}
