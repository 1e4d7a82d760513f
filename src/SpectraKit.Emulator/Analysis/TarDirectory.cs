using System.Buffers.Binary;
using System.Formats.Tar;

namespace SpectraKit.Emulator;

/// <summary>
/// Measures what a tar says of its entries before it is read: a reader takes an extended header into memory whole, and any
/// header may claim two gigabytes of it.
/// </summary>
internal static class TarDirectory
{
    private const int Block = 512;

    /// <summary>More than any real entry needs for its names and attributes.</summary>
    private const int MostExtended = 1 << 20;

    /// <summary>Whether these bytes are an entry's header: its sum is right.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> block)
    {
        if (block.Length < Block || block[0] == 0 || !TryReadOctal(block.Slice(148, 8), out var expected)) return false;

        var sum = 8L * ' ';
        for (var i = 0; i < Block; i++)
            if (i is < 148 or >= 156) sum += block[i];
        return sum == expected;
    }

    /// <summary>Whether every extended header is of a size that can be read into memory.</summary>
    public static bool IsModest(Stream archive)
    {
        Span<byte> block = stackalloc byte[Block];
        archive.Position = 0;
        while (archive.ReadAtLeast(block, Block, throwOnEndOfStream: false) == Block && IsHeader(block))
        {
            var isExtended = (TarEntryType)block[156] is TarEntryType.ExtendedAttributes or TarEntryType.GlobalExtendedAttributes or TarEntryType.LongLink or TarEntryType.LongPath;
            if (!TryReadSize(block.Slice(124, 12), out var size)) return true;
            if (isExtended && size > MostExtended) return false;
            if (size > archive.Length - archive.Position) return true;

            archive.Position += (size + Block - 1) / Block * Block;
        }

        return true;
    }

    // With its highest bit set, the field is a binary number.
    private static bool TryReadSize(ReadOnlySpan<byte> field, out long size)
    {
        if ((field[0] & 0x80) == 0) return TryReadOctal(field, out size);

        size = BinaryPrimitives.ReadInt64BigEndian(field[4..]);
        return size >= 0;
    }

    private static bool TryReadOctal(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        var digits = field.Trim(" \0"u8);
        if (digits.IsEmpty) return false;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7') return false;
            value = value * 8 + digit - '0';
        }

        return true;
    }
}
