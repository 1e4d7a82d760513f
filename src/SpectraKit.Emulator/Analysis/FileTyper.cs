using System.Buffers.Binary;
using System.Text.Unicode;

namespace SpectraKit.Emulator;

/// <summary>Says what a file is by its first bytes; names and extensions are never asked.</summary>
internal static class FileTyper
{
    private const int HeadLength = 8 * 1024;

    public static FileType Identify(Stream content)
    {
        Span<byte> buffer = stackalloc byte[HeadLength];
        content.Position = 0;
        var head = buffer[..content.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false)];

        if (head.IsEmpty) return FileType.Binary;
        if (head.StartsWith("MZ"u8)) return Executable(content, head);
        if (head.StartsWith("\u007fELF"u8)) return Elf(head);
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return new FileType("archive", "ZIP", "");
        if (head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0) return new FileType("document", "PDF", "");
        if (MachO(head) is { } machO) return machO;
        if (Text(head, isWhole: head.Length < HeadLength) is { } text) return text;
        return FileType.Binary;
    }

    /// <summary>Which of the zip-based formats an archive is, by what stands in it.</summary>
    public static FileType IdentifyZip(IReadOnlyCollection<string> paths)
    {
        if (paths.Any(path => path.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) && !path.Contains('/'))) return new FileType("archive", "ZIP", "NuGet");
        if (paths.Contains("extension.vsixmanifest")) return new FileType("archive", "ZIP", "VSIX");
        if (paths.Contains("AndroidManifest.xml")) return new FileType("mobile", "ZIP", "APK");
        if (paths.Contains("META-INF/MANIFEST.MF")) return new FileType("archive", "ZIP", "JAR");
        if (paths.Contains("[Content_Types].xml"))
        {
            if (paths.Any(path => path.StartsWith("word/", StringComparison.Ordinal))) return new FileType("document", "ZIP", "Word");
            if (paths.Any(path => path.StartsWith("xl/", StringComparison.Ordinal))) return new FileType("document", "ZIP", "Excel");
            if (paths.Any(path => path.StartsWith("ppt/", StringComparison.Ordinal))) return new FileType("document", "ZIP", "PowerPoint");
        }

        return new FileType("archive", "ZIP", "");
    }

    private static FileType Executable(Stream content, ReadOnlySpan<byte> head)
    {
        var dos = new FileType("application", "MZ", "Exe");
        if (head.Length < 64) return dos;

        var offset = BinaryPrimitives.ReadUInt32LittleEndian(head[0x3c..]);
        if (offset + 24L > content.Length) return dos;

        // The signature, and 20 bytes of header; the last two of them are flags, and 0x2000 says library.
        Span<byte> header = stackalloc byte[24];
        content.Position = offset;
        content.ReadExactly(header);
        if (!header.StartsWith("PE\0\0"u8)) return dos;

        var isLibrary = (BinaryPrimitives.ReadUInt16LittleEndian(header[22..]) & 0x2000) != 0;
        return new FileType("application", "PE", isLibrary ? "Dll" : "Exe");
    }

    private static FileType Elf(ReadOnlySpan<byte> head)
    {
        if (head.Length < 18) return FileType.Binary;

        var isBigEndian = head[5] == 2;
        var type = isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(head[16..]) : BinaryPrimitives.ReadUInt16LittleEndian(head[16..]);
        return new FileType("application", head[4] == 2 ? "ELF64" : "ELF32", type switch { 1 => "Object", 2 => "Exe", 3 => "SO", 4 => "Core", _ => "" });
    }

    private static FileType? MachO(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16) return null;

        var magic = BinaryPrimitives.ReadUInt32BigEndian(head);
        // Java class files begin like universal binaries; their next number is a version, not a handful of architectures.
        if (magic == 0xcafebabe)
            return BinaryPrimitives.ReadUInt32BigEndian(head[4..]) < 20 ? new FileType("application", "MachO", "Universal") : new FileType("application", "Java", "Class");

        uint? kind = magic switch
        {
            0xfeedface or 0xfeedfacf => BinaryPrimitives.ReadUInt32BigEndian(head[12..]),
            0xcefaedfe or 0xcffaedfe => BinaryPrimitives.ReadUInt32LittleEndian(head[12..]),
            _ => null,
        };
        return kind is null ? null : new FileType("application", "MachO", kind switch { 2 => "Exe", 6 => "Dylib", 8 => "Bundle", _ => "" });
    }

    private static FileType? Text(ReadOnlySpan<byte> head, bool isWhole)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])) return new FileType("text", "Text", "UTF-16");

        // The last character may be cut where the head ends.
        var checkedPart = isWhole ? head : head[..^4];
        if (!isWhole) while (checkedPart.Length > 0 && (head[checkedPart.Length] & 0xc0) == 0x80) checkedPart = checkedPart[..^1];
        if (checkedPart.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || !Utf8.IsValid(checkedPart)) return null;
        return head.StartsWith("#!"u8) ? new FileType("text", "Text", "Script") : new FileType("text", "Text", "");
    }
}
