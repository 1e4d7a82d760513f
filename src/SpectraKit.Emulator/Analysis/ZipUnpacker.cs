using System.IO.Compression;

namespace SpectraKit.Emulator;

/// <summary>Takes the files out of a zip-based archive.</summary>
internal sealed class ZipUnpacker(int mostEntries) : IUnpacker
{
    /// <summary>What the entries' descriptions may take of memory before anything of them is believed.</summary>
    private const int DirectoryBytesPerEntry = 1024;

    public async Task<FileType?> UnpackAsync(Stream archive, string name, Unpacking unpacking, CancellationToken cancellationToken)
    {
        if (ZipDirectory.Length(archive) is { } directory && directory > (long)mostEntries * DirectoryBytesPerEntry)
        {
            unpacking.Stop(UnpackingLimit.Entries);
            return null;
        }

        using var zip = Open(archive);
        if (zip is null)
        {
            unpacking.Fail();
            return null;
        }

        using var locked = zip.Entries.Any(entry => entry.IsEncrypted) ? LockedZip.Open(archive) : null;
        foreach (var (index, entry) in zip.Entries.Index().Where(numbered => !IsFolder(numbered.Item)))
        {
            if (!unpacking.GoesOn) break;
            await unpacking.TakeAsync(entry.FullName, entry.CompressedLength, () => OpenAsync(entry, index, locked, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        return ZipTypes.Identify(zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal));
    }

    private static ZipArchive? Open(Stream archive)
    {
        try
        {
            if (ZipDirectory.Length(archive) is null) return null;

            archive.Position = 0;
            var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            // The list is read when it is first asked for.
            return zip.Entries.Count >= 0 ? zip : null;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }

    // Offsets and lengths in a hostile archive point anywhere; the reader says so in more than one way.
    private static bool IsDamage(Exception e) => e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException;

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') && entry.Length == 0;

    // Opening reads the entry's own header, which may contradict the list.
    private static async ValueTask<Stream?> OpenAsync(ZipArchiveEntry entry, int index, LockedZip? locked, CancellationToken cancellationToken)
    {
        if (entry.IsEncrypted) return locked?.OpenEntry(index, entry.FullName, LockedZip.UsualPasswords);

        try
        {
            return await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }
}
