using System.Buffers.Binary;

namespace SpectraKit.Archives;

/// <summary>
/// Where the parts of a zip file lie. The platform's reader follows the directory at the end and believes it; this finds the archives
/// that say one thing there and another in front of the bytes, or give the same bytes to many entries.
/// </summary>
internal static class ZipLayout
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64Signature = 0x06064b50;
    private const uint Locator64Signature = 0x07064b50;
    private const uint EntrySignature = 0x02014b50;
    private const uint LocalSignature = 0x04034b50;
    private const int EndLength = 22;
    private const int Locator64Length = 20;
    private const int End64Length = 56;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const int LongestName = 4096;

    private const ushort EncryptedFlags = 0x0001 | 0x0040 | 0x2000;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;
    private const ushort Deflated64 = 9;

    /// <summary>How many entries there are, all of them apart from each other and the same in both of their headers.</summary>
    /// <exception cref="ArchiveException">The archive is damaged, made to deceive, or of a kind that is not read.</exception>
    public static int Check(Stream zip, int maxEntries)
    {
        var (count, start, end) = FindDirectory(zip);
        if (count > maxEntries)
            throw new ArchiveException(ArchiveProblem.TooManyEntries, $"There are more than {maxEntries} entries");

        var spans = new List<(long From, long To)>();
        var position = start;
        for (var i = 0L; i < count; i++)
        {
            var entry = ReadEntry(zip, ref position, end);
            spans.Add((entry.Offset, CheckLocal(zip, entry, start)));
        }

        if (position != end)
            throw Damaged("its directory is longer than its entries");

        spans.Sort();
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i].From < spans[i - 1].To)
                throw new ArchiveException(ArchiveProblem.Overlapping, "Two entries share bytes of the archive");
        }

        return (int)count;
    }

    private static (long Count, long Start, long End) FindDirectory(Stream zip)
    {
        // The last signature, as every reader looks for it; its comment has to end with the file, or readers differ on which directory holds.
        var length = (int)Math.Min(zip.Length, EndLength + ushort.MaxValue);
        var tail = Read(zip, zip.Length - length, length);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndLength > length)
            throw Damaged("it has no directory at its end");

        var end = tail.AsSpan(at);
        if (EndLength + U16(end, 20) != end.Length)
            throw Damaged("bytes follow its end");
        if (U16(end, 4) is not (0 or ushort.MaxValue) || U16(end, 6) is not (0 or ushort.MaxValue) || U16(end, 8) != U16(end, 10))
            throw new ArchiveException(ArchiveProblem.Unsupported, "The archive is split over several files");

        var endOffset = zip.Length - length + at;
        (long Count, long Start, long Length) directory = (U16(end, 10), U32(end, 16), U32(end, 12));
        if (directory.Count == ushort.MaxValue || directory.Start == uint.MaxValue || directory.Length == uint.MaxValue)
            (directory, endOffset) = FindDirectory64(zip, endOffset) ?? (directory, endOffset);

        if (directory.Count < 0 || directory.Start < 0 || directory.Length < 0 || directory.Start > endOffset || directory.Length != endOffset - directory.Start)
            throw Damaged("its directory is not where it says");
        if (directory.Count > directory.Length / EntryLength)
            throw Damaged("its directory is too short for its entries");
        return (directory.Count, directory.Start, endOffset);
    }

    private static ((long Count, long Start, long Length) Directory, long EndOffset)? FindDirectory64(Stream zip, long endOffset)
    {
        if (endOffset < Locator64Length)
            return null;
        var locator = Read(zip, endOffset - Locator64Length, Locator64Length);
        if (U32(locator, 0) != Locator64Signature)
            return null;

        var offset = I64(locator, 8);
        if (offset < 0 || offset > endOffset - Locator64Length - End64Length)
            throw Damaged("its zip64 directory is not where it says");
        var end = Read(zip, offset, End64Length);
        if (U32(end, 0) != End64Signature || I64(end, 24) != I64(end, 32))
            throw Damaged("its zip64 directory is not where it says");
        return ((I64(end, 32), I64(end, 48), I64(end, 40)), offset);
    }

    private static Entry ReadEntry(Stream zip, ref long position, long end)
    {
        if (position > end - EntryLength)
            throw Damaged("its directory ends too early");
        var header = Read(zip, position, EntryLength);
        if (U32(header, 0) != EntrySignature)
            throw Damaged("its directory has no entry where one should be");

        int nameLength = U16(header, 28), extraLength = U16(header, 30), commentLength = U16(header, 32);
        if (nameLength > LongestName)
            throw new ArchiveException(ArchiveProblem.UnsafeName, $"A name is longer than {LongestName} bytes");
        var next = position + EntryLength + nameLength + extraLength + commentLength;
        if (next > end)
            throw Damaged("its directory ends too early");

        var variable = Read(zip, position + EntryLength, nameLength + extraLength);
        var entry = new Entry(variable[..nameLength], U16(header, 8), U16(header, 10), U32(header, 20), U32(header, 42));
        if (U32(header, 24) == uint.MaxValue || entry.PackedLength == uint.MaxValue || entry.Offset == uint.MaxValue)
            entry = With64(entry, variable.AsSpan(nameLength), U32(header, 24) == uint.MaxValue);
        position = next;
        return entry;
    }

    private static Entry With64(Entry entry, ReadOnlySpan<byte> extra, bool hasLength)
    {
        while (extra.Length >= 4)
        {
            int id = U16(extra, 0), size = U16(extra, 2);
            if (size > extra.Length - 4)
                break;
            if (id != 1)
            {
                extra = extra[(4 + size)..];
                continue;
            }

            var values = extra.Slice(4, size);
            if (hasLength)
                Take(ref values);
            if (entry.PackedLength == uint.MaxValue)
                entry = entry with { PackedLength = Take(ref values) };
            if (entry.Offset == uint.MaxValue)
                entry = entry with { Offset = Take(ref values) };
            return entry;
        }

        return entry;

        static long Take(ref ReadOnlySpan<byte> values)
        {
            if (values.Length < 8)
                throw Damaged("an entry's zip64 lengths are missing");
            var value = I64(values, 0);
            values = values[8..];
            return value;
        }
    }

    /// <returns>Where the entry's bytes end.</returns>
    private static long CheckLocal(Stream zip, Entry entry, long directory)
    {
        if (entry.Offset < 0 || entry.Offset > directory - LocalLength)
            throw Damaged("an entry lies outside of the archive");
        var header = Read(zip, entry.Offset, LocalLength);
        if (U32(header, 0) != LocalSignature)
            throw Damaged("there is no entry where the directory says");

        var data = entry.Offset + LocalLength + U16(header, 26) + U16(header, 28);
        if (entry.PackedLength < 0 || data > directory || entry.PackedLength > directory - data)
            throw Damaged("an entry lies outside of the archive");

        if (((entry.Flags | U16(header, 6)) & EncryptedFlags) != 0)
            throw new ArchiveException(ArchiveProblem.Encrypted, "The archive needs a password");
        if (entry.Method is not (Stored or Deflated or Deflated64))
            throw new ArchiveException(ArchiveProblem.Unsupported, $"An entry is packed by method {entry.Method}, which is not known here");
        if (U16(header, 8) != entry.Method || U16(header, 26) != entry.Name.Length || !Read(zip, entry.Offset + LocalLength, entry.Name.Length).AsSpan().SequenceEqual(entry.Name))
            throw Damaged("an entry is called one thing in the directory and another in front of its bytes");
        return data + entry.PackedLength;
    }

    private static byte[] Read(Stream zip, long offset, int length)
    {
        var bytes = new byte[length];
        zip.Position = offset;
        zip.ReadExactly(bytes);
        return bytes;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long I64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);

    private static ArchiveException Damaged(string why) => new(ArchiveProblem.Damaged, $"The archive is damaged: {why}");

    private readonly record struct Entry(byte[] Name, ushort Flags, ushort Method, long PackedLength, long Offset);
}
