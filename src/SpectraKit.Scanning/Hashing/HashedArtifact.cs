namespace SpectraKit.Scanning;

/// <summary>A file and what it held when it was read.</summary>
internal sealed class HashedArtifact(Artifact artifact)
{
    /// <summary>What can be asked about by its digests, and never sent: an entry of an archive, or a line of a manifest.</summary>
    public static HashedArtifact Listed(Artifact artifact, long size, SampleHash sha256, SampleHash sha1, HashedArtifact? container) => new(artifact)
    {
        Size = size,
        Sha256 = sha256,
        Sha1 = sha1,
        IsHashed = true,
        HasContent = false,
        Container = container,
    };

    public Artifact Artifact { get; } = artifact;

    public long Size { get; init; }

    public SampleHash Sha256 { get; init; }

    public SampleHash Sha1 { get; init; }

    /// <summary>When it was last written, as the file system said at the time.</summary>
    public DateTime LastWritten { get; init; }

    /// <summary>What happened to this very file, whatever is known of its content; <c>null</c> while nothing did.</summary>
    public Problem? Trouble { get; set; }

    /// <summary>Whether it was read at all, so that its digests mean something.</summary>
    public bool IsHashed { get; init; }

    /// <summary>Whether it is a file of its own on this machine, and could be sent: neither an entry of an archive, nor a line of a manifest.</summary>
    public bool HasContent { get; init; } = true;

    /// <summary>The archive that it is an entry of; <c>null</c> for a file of its own.</summary>
    public HashedArtifact? Container { get; init; }

    /// <summary>The file of its own that it is inside of, on whatever level; <c>null</c> for a file of its own.</summary>
    public HashedArtifact? Outermost => Container is null ? null : Container.Outermost ?? Container;

    /// <summary>Whether its first bytes say that it is an archive, or it was read as one.</summary>
    public bool IsArchive { get; set; }

    /// <summary>What is inside of it, on all levels; empty for what is no archive, or was not looked into.</summary>
    public List<HashedArtifact> Entries { get; } = [];

    /// <summary>Why what is inside of it was not looked up, or not all of it; <c>null</c> when it was, and for what is no archive.</summary>
    public Problem? Unread { get; set; }

    /// <summary>Files by their paths, in the order of these.</summary>
    public static SortedDictionary<string, HashedArtifact> ByPath(IReadOnlyList<HashedArtifact> files) =>
        new(files.ToDictionary(file => file.Artifact.Path, StringComparer.Ordinal), StringComparer.Ordinal);
}
