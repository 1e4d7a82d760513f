using System.Buffers.Binary;

namespace SpectraKit.Emulator;

/// <summary>Archives, images and documents that say at a fixed place what they are.</summary>
internal static class SignatureTypes
{
    private static readonly (byte[] Signature, FileType Type)[] Known =
    [
        ([.. "PK\u0003\u0004"u8], Archive("ZIP")),
        ([.. "PK\u0005\u0006"u8], Archive("ZIP")),
        ([0x1f, 0x8b, 0x08], Archive("GZIP")),
        ([0xfd, .. "7zXZ\0"u8], Archive("XZ")),
        ([.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c], Archive("7ZIP")),
        ([.. "Rar!\u001a\u0007\0"u8], Archive("RAR")),
        ([.. "Rar!\u001a\u0007\u0001\0"u8], Archive("RAR", "5")),
        ([0x28, 0xb5, 0x2f, 0xfd], Archive("ZSTD")),
        ([.. "MSCF\0\0\0\0"u8], Archive("CAB")),
        ([.. "!<arch>\ndebian-binary"u8], Archive("AR", "Debian")),
        ([.. "!<arch>\n"u8], Archive("AR")),
        ([0xed, 0xab, 0xee, 0xdb], Archive("RPM")),
        ([0x89, .. "PNG\r\n\u001a\n"u8], Image("PNG")),
        ([0xff, 0xd8, 0xff], Image("JPEG")),
        ([.. "GIF87a"u8], Image("GIF")),
        ([.. "GIF89a"u8], Image("GIF")),
        ([.. "II*\0"u8], Image("TIFF")),
        ([.. "MM\0*"u8], Image("TIFF")),
        ([.. "{\\rtf"u8], new FileType("document", "RTF", "")),
        ([0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46], new FileType("binary", "LNK", "")),
    ];

    public static FileType? Identify(ReadOnlySpan<byte> head, long length)
    {
        foreach (var (signature, type) in Known)
            if (head.StartsWith(signature)) return type;

        if (IsBzip2(head)) return Archive("BZIP2");
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return Image("WEBP");
        if (IsBitmap(head, length)) return Image("BMP");
        if (IsIcon(head)) return Image("ICO");
        if (TarDirectory.IsHeader(head)) return Archive("TAR");

        // Readers of PDF forgive what stands before it.
        return head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? new FileType("document", "PDF", "") : null;
    }

    private static FileType Archive(string type, string subtype = "") => new("archive", type, subtype);

    private static FileType Image(string type) => new("image", type, "");

    // Three letters and a digit are a word; the first block's mark, or the mark of there being none, is not.
    private static bool IsBzip2(ReadOnlySpan<byte> head) =>
        head.Length >= 10 && head.StartsWith("BZh"u8) && head[3] is >= (byte)'1' and <= (byte)'9'
        && (head[4..].StartsWith((ReadOnlySpan<byte>)[0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) || head[4..].StartsWith((ReadOnlySpan<byte>)[0x17, 0x72, 0x45, 0x38, 0x50, 0x90]));

    private static bool IsBitmap(ReadOnlySpan<byte> head, long length) =>
        head.Length >= 18 && head.StartsWith("BM"u8) && BinaryPrimitives.ReadUInt32LittleEndian(head[2..]) == (uint)length;

    private static bool IsIcon(ReadOnlySpan<byte> head) =>
        head.Length >= 22 && head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0]) && head[4] is > 0 and < 64 && head[5] == 0 && head[9] == 0;
}
