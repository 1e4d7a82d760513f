using SpectraKit.Archives;

namespace SpectraKit.Scanning;

/// <summary>What a scan does with archives: zip in all its guises (nupkg, snupkg, vsix, jar, whl, apk, docx …), tar, and what gzip packed.</summary>
public sealed record ArchiveRules
{
    /// <summary>Entries are asked about for themselves; their archive is sent all the same when it is not known.</summary>
    public static ArchiveRules Default { get; } = new();

    /// <summary>Whether the files inside of archives are asked about for themselves.</summary>
    /// <value><see cref="ArchiveEntries.Inspect"/> by default.</value>
    public ArchiveEntries Entries { get; init; }

    /// <summary>What becomes of an archive that is not known while all of its entries are known to be good.</summary>
    /// <value><see cref="KnownGoodArchive.Send"/> by default.</value>
    public KnownGoodArchive AllKnownGood { get; init; }

    /// <summary>What it means that an archive could not be looked into, or not to its end: it is damaged, made to do harm, or more than the limits allow. It still has its own verdict.</summary>
    /// <value><see cref="Decision.Warn"/> by default.</value>
    public Decision NotReadable { get; init; } = Decision.Warn;

    /// <summary>What it means that an archive cannot be looked into without a password.</summary>
    /// <value><see cref="Decision.Warn"/> by default.</value>
    public Decision Encrypted { get; init; } = Decision.Warn;

    /// <summary>How much of one archive is read.</summary>
    /// <value>50,000 entries, 4 GiB in all, four levels of archives in archives, 250 times as long as their packed form.</value>
    public ArchiveLimits Limits { get; init; } = new() { MaxEntries = 50_000, MaxEntryLength = 4L << 30, MaxTotalLength = 4L << 30, Nesting = 4 };

    /// <summary>What it means that an archive was not read.</summary>
    internal Decision Decide(Code code) => code == Codes.ArchiveEncrypted ? Encrypted : NotReadable;
}
