namespace SpectraKit.Archives;

/// <summary>The files inside of an archive.</summary>
/// <param name="Entries">Every file that was read, in the archive's order; what is in an archive inside of it follows that one.</param>
public sealed record ArchiveDigests(IReadOnlyList<ArchiveDigest> Entries)
{
    /// <summary>Why the archive was not read, or not to its end; <c>null</c> when it was. <see cref="Entries"/> has what was read before.</summary>
    public ArchiveException? Unread { get; init; }

    /// <summary>Whether everything in it was read, on all levels.</summary>
    public bool IsComplete => Unread is null && Entries.All(entry => entry.Unread is null);
}
