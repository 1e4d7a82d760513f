using System.IO.Compression;

namespace SpectraKit.Archives;

/// <summary>The entries of a zip file.</summary>
internal static class ZipEntries
{
    // The kind of file in a Unix mode, which zip keeps in the upper half of an entry's attributes.
    private const int KindMask = 0xF000;
    private const int FolderKind = 0x4000;
    private const int FileKind = 0x8000;

    // How Windows marks what is not a file: a folder aside, a reparse point or a device.
    private const int WindowsSpecial = (int)(FileAttributes.ReparsePoint | FileAttributes.Device);

    /// <exception cref="ArchiveException">The archive is damaged, made to deceive, or of a kind that is not read.</exception>
    /// <param name="file">The archive.</param>
    /// <param name="limits">How many entries it may have.</param>
    /// <param name="isForReading">Whether an entry that says that it is a link is read as the file that many programs unpack it to, instead of refused: who passes it over has not seen what is in it.</param>
    public static IEnumerable<PackedEntry> Of(Stream file, ArchiveLimits limits, bool isForReading = false)
    {
        var count = ZipLayout.Check(file, limits.MaxEntries);
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count != count)
            throw new ArchiveException(ArchiveProblem.Damaged, "The archive is damaged: its directory says another number of entries than it has");

        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName;
            var kind = (entry.ExternalAttributes >> 16) & KindMask;
            var isLink = kind is not (0 or FolderKind or FileKind) || (kind == 0 && (entry.ExternalAttributes & WindowsSpecial) != 0);
            if (isLink && !isForReading)
                throw new ArchiveException(ArchiveProblem.NotAFile, "An entry is a link or a device", name);

            var isFolder = name.EndsWith('/') || name.EndsWith('\\') || kind == FolderKind;
            if (isFolder && entry.Length > 0)
                throw new ArchiveException(ArchiveProblem.Damaged, "A folder has content", name);
            yield return new PackedEntry(name, entry.Length, entry.CompressedLength, isFolder, entry.Crc32, entry.Open);
        }
    }
}
