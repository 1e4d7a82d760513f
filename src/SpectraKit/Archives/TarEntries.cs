using System.Buffers.Binary;
using System.Formats.Tar;

namespace SpectraKit.Archives;

/// <summary>The entries of a tar file.</summary>
internal static class TarEntries
{
    private const int BlockLength = 512;

    // The platform's reader takes as much memory as a header of headers asks for, before it looks whether that much is there.
    private const long LongestMetadata = 1024 * 1024;

    /// <exception cref="ArchiveException">The archive is damaged, or has what is neither file nor folder.</exception>
    /// <param name="file">The archive.</param>
    /// <param name="isForReading">Whether links, devices and pipes, which have no content here, are told instead of refused.</param>
    public static IEnumerable<PackedEntry> Of(Stream file, bool isForReading = false)
    {
        CheckMetadata(file);
        file.Position = 0;
        using var tar = new TarReader(file, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
                continue;

            var isFolder = entry.EntryType is TarEntryType.Directory or TarEntryType.DirectoryList;
            var isFile = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile;
            // Files in pieces, with holes, and of kinds that come one day have content that is not read here: they are nothing to pass over.
            var isLink = entry.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink or TarEntryType.CharacterDevice or TarEntryType.BlockDevice or TarEntryType.Fifo;
            if (!isFolder && !isFile && !(isLink && isForReading))
                throw new ArchiveException(ArchiveProblem.NotAFile, $"An entry is no file but a {entry.EntryType}", entry.Name);

            // What is not there cannot be longer than the whole file: a tar has no holes that are read here.
            if (entry.Length > file.Length)
                throw new ArchiveException(ArchiveProblem.Damaged, "An entry is longer than the archive", entry.Name);
            yield return new PackedEntry(entry.Name, isFolder ? 0 : entry.Length, entry.Length, isFolder, Crc: null, () => entry.DataStream ?? Stream.Null) { IsLink = isLink };
        }
    }

    /// <summary>Whether a block is a header: its own checksum says so.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> block)
    {
        if (block.Length < BlockLength || Number(block[148..156]) is not { } stated)
            return false;

        var sum = 8L * ' ';
        for (var i = 0; i < BlockLength; i++)
            sum += i is >= 148 and < 156 ? 0 : block[i];
        return sum == stated;
    }

    private static void CheckMetadata(Stream file)
    {
        file.Position = 0;
        var buffer = new byte[BlockLength * 256];
        for (int count; (count = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0;)
        {
            for (var at = 0; at + BlockLength <= count; at += BlockLength)
            {
                var block = buffer.AsSpan(at, BlockLength);
                var isMetadata = block[156] is (byte)'x' or (byte)'g' or (byte)'K' or (byte)'L';
                if (isMetadata && Number(block[124..136]) is not (>= 0 and <= LongestMetadata) && IsHeader(block))
                    throw new ArchiveException(ArchiveProblem.Damaged, "The archive is damaged: what it says of an entry is longer than any entry's name and dates can be");
            }
        }
    }

    /// <summary>A number as tar writes it: octal digits, or binary where they do not suffice.</summary>
    private static long? Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
            return field.Length >= 12 ? BinaryPrimitives.ReadInt64BigEndian(field[^8..]) : null;

        long value = 0;
        foreach (var b in field.Trim(" \0"u8))
        {
            if (b is < (byte)'0' or > (byte)'7')
                return null;
            value = (value << 3) | (uint)(b - '0');
        }

        return value;
    }
}
