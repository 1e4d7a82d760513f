namespace SpectraKit.Archives;

/// <summary>A file inside of an archive, by what is in it.</summary>
/// <param name="Name">Its path inside of the archive, with <c>/</c> between its parts; behind <c>!/</c> what is inside of an archive in the archive.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Sha1">Its SHA-1.</param>
public sealed record ArchiveDigest(string Name, long Length, SampleHash Sha256, SampleHash Sha1)
{
    /// <summary>The name of the archive inside of the archive that it is an entry of; <c>null</c> where that is the archive itself.</summary>
    public string? Container { get; init; }

    /// <summary>Why, for an archive in the archive, what is in it was not read, or not all of it; <c>null</c> when it was, and for everything else.</summary>
    public ArchiveException? Unread { get; init; }
}
