using System.Buffers.Binary;

namespace SpectraKit.Emulator;

/// <summary>
/// Measures a zip's list of entries before it is read: a reader makes an object of each, and a file of a few hundred
/// megabytes can list millions.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;

    /// <summary>How many bytes lie between the list's start and the file's end; <c>null</c> when there is no list.</summary>
    public static long? Length(Stream archive)
    {
        // The end record is the last thing but for a comment of up to 64 KiB.
        var tail = new byte[Math.Min(archive.Length, EndLength + ushort.MaxValue + LocatorLength)];
        var tailStart = archive.Length - tail.Length;
        archive.Position = tailStart;
        archive.ReadExactly(tail);

        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndLength) return null;

        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start == uint.MaxValue && end >= LocatorLength && tail.AsSpan(end - LocatorLength).StartsWith("PK\u0006\u0007"u8))
            start = Start64(archive, BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - LocatorLength + 8)));
        return start < 0 || start > archive.Length ? null : archive.Length - start;
    }

    private static long Start64(Stream archive, long record)
    {
        if (record < 0 || record > archive.Length - 56) return -1;

        Span<byte> bytes = stackalloc byte[8];
        archive.Position = record + 48;
        archive.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }
}
