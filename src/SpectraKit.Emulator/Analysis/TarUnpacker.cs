using System.Formats.Tar;

namespace SpectraKit.Emulator;

/// <summary>Takes the regular files out of a tar; links, devices and folders are nothing that could be analysed.</summary>
internal sealed class TarUnpacker : IUnpacker
{
    public async Task<FileType?> UnpackAsync(Stream archive, string name, Unpacking unpacking, CancellationToken cancellationToken)
    {
        if (!TarDirectory.IsModest(archive))
        {
            unpacking.Stop(UnpackingLimit.Bytes);
            return null;
        }

        archive.Position = 0;
        var reader = new TarReader(archive, leaveOpen: true);
        await using var _ = reader.ConfigureAwait(false);
        while (unpacking.GoesOn)
        {
            var (entry, isDamaged) = await NextAsync(reader, cancellationToken).ConfigureAwait(false);
            if (isDamaged) unpacking.Fail();
            if (entry is null) return null;

            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
                await unpacking.TakeAsync(entry.Name, entry.Length, () => ValueTask.FromResult(entry.DataStream ?? Stream.Null)!, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static async Task<(TarEntry? Entry, bool IsDamaged)> NextAsync(TarReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return (await reader.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false), false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return (null, true);
        }
    }
}
