using System.Buffers.Binary;

namespace SpectraKit.Emulator;

/// <summary>Programs and libraries: what Windows, Linux, macOS, Java and browsers run.</summary>
internal static class ProgramTypes
{
    private const string Category = "application";

    public static FileType? Identify(Stream content, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("MZ"u8)) return PortableExecutable(content, head);
        if (head.StartsWith("\u007fELF"u8)) return Elf(head);
        if (head.StartsWith("\0asm"u8)) return new FileType(Category, "WASM", "");
        if (head.StartsWith("dex\n"u8)) return new FileType(Category, "DEX", "");
        return MachO(head);
    }

    private static FileType PortableExecutable(Stream content, ReadOnlySpan<byte> head)
    {
        var dos = new FileType(Category, "MZ", "Exe");
        if (head.Length < 64) return dos;

        // The signature, the file header, and as much of the optional header as goes to the fifteenth directory.
        Span<byte> buffer = stackalloc byte[24 + 112 + 15 * 8];
        content.Position = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(head[0x3c..]), content.Length);
        var header = buffer[..content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        if (header.Length < 24 || !header.StartsWith("PE\0\0"u8)) return dos;

        var isLibrary = (BinaryPrimitives.ReadUInt16LittleEndian(header[22..]) & 0x2000) != 0;
        var optional = header[24..];
        var isWide = optional.Length >= 2 && BinaryPrimitives.ReadUInt16LittleEndian(optional) == 0x20b;
        return new FileType(Category, isWide ? "PE+" : "PE", (IsManaged(optional, isWide ? 112 : 96) ? ".Net " : "") + (isLibrary ? "Dll" : "Exe"));
    }

    // The fifteenth directory is the common language runtime's header.
    private static bool IsManaged(ReadOnlySpan<byte> optional, int directories) =>
        optional.Length >= directories + 15 * 8
        && BinaryPrimitives.ReadUInt32LittleEndian(optional[(directories - 4)..]) > 14
        && BinaryPrimitives.ReadUInt32LittleEndian(optional[(directories + 14 * 8)..]) != 0;

    private static FileType Elf(ReadOnlySpan<byte> head)
    {
        if (head.Length < 18) return FileType.Binary;

        var isBigEndian = head[5] == 2;
        var isWide = head[4] == 2;
        var subtype = Read16(head[16..], isBigEndian) switch
        {
            1 => "Object",
            2 => "Exe",
            3 => AsksForLoader(head, isWide, isBigEndian) ? "Exe" : "SO",
            4 => "Core",
            _ => "",
        };
        return new FileType(Category, isWide ? "ELF64" : "ELF32", subtype);
    }

    // A program that may stand anywhere in memory calls itself a shared object; what no library has is a loader's name.
    private static bool AsksForLoader(ReadOnlySpan<byte> head, bool isWide, bool isBigEndian)
    {
        if (head.Length < 64) return false;

        var start = isWide ? Read64(head[32..], isBigEndian) : Read32(head[28..], isBigEndian);
        var size = Read16(head[(isWide ? 54 : 42)..], isBigEndian);
        var count = Read16(head[(isWide ? 56 : 44)..], isBigEndian);
        for (var i = 0; i < count; i++)
        {
            var at = start + (ulong)(i * size);
            if (at > (ulong)head.Length - 4) return false;
            if (Read32(head[(int)at..], isBigEndian) == 3) return true;
        }

        return false;
    }

    private static FileType? MachO(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16) return null;

        var magic = BinaryPrimitives.ReadUInt32BigEndian(head);
        // Java class files begin like universal binaries; their next number is a version, not a handful of architectures.
        if (magic == 0xcafebabe)
            return BinaryPrimitives.ReadUInt32BigEndian(head[4..]) < 20 ? new FileType(Category, "MachO", "Universal") : new FileType(Category, "Java", "Class");
        if (magic == 0xcafebabf) return new FileType(Category, "MachO", "Universal");

        uint? kind = magic switch
        {
            0xfeedface or 0xfeedfacf => BinaryPrimitives.ReadUInt32BigEndian(head[12..]),
            0xcefaedfe or 0xcffaedfe => BinaryPrimitives.ReadUInt32LittleEndian(head[12..]),
            _ => null,
        };
        if (kind is null) return null;

        var isWide = magic is 0xfeedfacf or 0xcffaedfe;
        return new FileType(Category, isWide ? "MachO64" : "MachO32", kind switch { 1 => "Object", 2 => "Exe", 6 => "Dylib", 8 => "Bundle", 11 => "Kext", _ => "" });
    }

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static ulong Read64(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
