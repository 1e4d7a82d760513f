using System.Buffers.Binary;
using System.Text;

namespace SpectraKit.Emulator;

/// <summary>The container of older Office documents and of Windows installers: told apart by the names in its directory.</summary>
internal static class CompoundFile
{
    /// <summary>What decides stands near the start; a directory longer than this is not followed to its end.</summary>
    private const int MostSectors = 64;

    private const int EntryLength = 128;

    public static bool IsOne(ReadOnlySpan<byte> head) =>
        head.Length >= 512 && head.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

    public static FileType Identify(Stream content, ReadOnlySpan<byte> head)
    {
        var names = Names(content, head);
        return names.Contains("WordDocument") ? Document("Word")
            : names.Contains("Workbook") || names.Contains("Book") ? Document("Excel")
            : names.Contains("PowerPoint Document") ? Document("PowerPoint")
            : names.Contains("VisioDocument") ? Document("Visio")
            : names.Any(name => name.StartsWith("__properties_version", StringComparison.Ordinal)) ? Document("Message")
            // An installer's tables have names that are packed two letters to a character, from this one on.
            : names.Any(name => name.Length > 0 && name[0] == '\u4840') ? new FileType("application", "OLE", "Installer")
            : Document("");
    }

    /// <summary>Whether the document carries a macro project.</summary>
    public static bool HasMacros(Stream content)
    {
        var head = new byte[512];
        content.Position = 0;
        return content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && IsOne(head) && Names(content, head).Contains("VBA");
    }

    private static FileType Document(string subtype) => new("document", "OLE", subtype);

    private static HashSet<string> Names(Stream content, ReadOnlySpan<byte> head)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(head[30..]);
        if (shift is not (9 or 12)) return names;

        var sector = new byte[1 << shift];
        var number = BinaryPrimitives.ReadUInt32LittleEndian(head[48..]);
        for (var i = 0; i < MostSectors && Read(content, number, sector); i++)
        {
            for (var at = 0; at < sector.Length; at += EntryLength)
            {
                // The length is in bytes and counts the final zero.
                var length = BinaryPrimitives.ReadUInt16LittleEndian(sector.AsSpan(at + 64));
                if (length is > 2 and <= 64) names.Add(Encoding.Unicode.GetString(sector, at, length - 2));
            }

            number = Next(content, head, number, sector.Length);
        }

        return names;
    }

    // Only the first 109 sectors of the table are listed in the header: seven megabytes of document, and its directory stands before that.
    private static uint Next(Stream content, ReadOnlySpan<byte> head, uint number, int sectorLength)
    {
        var perSector = (uint)sectorLength / 4;
        if (number / perSector >= 109) return uint.MaxValue;

        var table = BinaryPrimitives.ReadUInt32LittleEndian(head[(76 + (int)(number / perSector) * 4)..]);
        var at = ((long)table + 1) * sectorLength + number % perSector * 4;
        var next = new byte[4];
        if (at > content.Length - 4) return uint.MaxValue;

        content.Position = at;
        content.ReadExactly(next);
        return BinaryPrimitives.ReadUInt32LittleEndian(next);
    }

    private static bool Read(Stream content, uint number, byte[] sector)
    {
        var at = ((long)number + 1) * sector.Length;
        if (at > content.Length - sector.Length) return false;

        content.Position = at;
        content.ReadExactly(sector);
        return true;
    }
}
