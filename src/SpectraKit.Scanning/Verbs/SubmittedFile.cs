namespace SpectraKit.Scanning;

/// <summary>What became of one file that was to be sent.</summary>
public sealed record SubmittedFile : IVerbItem
{
    /// <summary>The file, relative to the root.</summary>
    public required string Path { get; init; }

    /// <summary>Its size in bytes; <c>null</c> when it could not be read.</summary>
    public long? Size { get; init; }

    /// <summary>Its SHA-256 in lower-case hex, by which its state can be asked; <c>null</c> when it could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Its SHA-1 in lower-case hex; <c>null</c> when it could not be read.</summary>
    public string? Sha1 { get; init; }

    /// <summary>Whether the service accepted its content.</summary>
    public bool IsAccepted { get; init; }

    /// <inheritdoc/>
    public Problem? Problem { get; init; }
}
