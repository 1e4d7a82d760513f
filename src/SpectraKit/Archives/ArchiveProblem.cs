namespace SpectraKit.Archives;

/// <summary>Why an archive was not unpacked.</summary>
public enum ArchiveProblem
{
    /// <summary>Neither zip, nor tar, nor tar packed with gzip.</summary>
    NotAnArchive,

    /// <summary>Its parts contradict each other, a checksum does not fit, or it ends too early.</summary>
    Damaged,

    /// <summary>Packed in a way that is not known here, or split over several files.</summary>
    Unsupported,

    /// <summary>An entry can be read with a password alone.</summary>
    Encrypted,

    /// <summary>A name that leads out of the folder, that means something else to a file system, or that cannot be a name everywhere.</summary>
    UnsafeName,

    /// <summary>A link, a device or a pipe: anything but a file or a folder.</summary>
    NotAFile,

    /// <summary>Two entries that some file system takes for one, or a file where another entry wants a folder.</summary>
    DuplicateName,

    /// <summary>Entries that share their bytes, so that a little archive holds a lot.</summary>
    Overlapping,

    /// <summary>More entries than <see cref="ArchiveLimits.MaxEntries"/>.</summary>
    TooManyEntries,

    /// <summary>An entry longer than <see cref="ArchiveLimits.MaxEntryLength"/>, or all of them longer than <see cref="ArchiveLimits.MaxTotalLength"/>.</summary>
    TooLarge,

    /// <summary>Packed more tightly than <see cref="ArchiveLimits.MaxRatio"/>.</summary>
    TooDense,

    /// <summary>Folders nested deeper than <see cref="ArchiveLimits.MaxDepth"/>.</summary>
    TooDeep,
}
