using SpectraKit.Archives;

namespace SpectraKit.Tests.Archives;

/// <summary>An entry and the lies about it.</summary>
internal sealed class RawZipEntry
{
    public RawZipEntry(string name, byte[]? content = null, bool isStored = false)
    {
        content ??= "content"u8.ToArray();
        (Name, Length, Crc) = (name, content.Length, Crc32.Append(0, content));
        (Method, Packed) = isStored ? ((ushort)0, content) : ((ushort)8, RawZip.Deflate(content));
    }

    public string Name { get; }

    public string? LocalName { get; init; }

    public ushort Flags { get; init; } = 0x0800;

    public ushort Method { get; init; }

    public ushort? LocalMethod { get; init; }

    public uint Crc { get; init; }

    public long Length { get; init; }

    public byte[] Packed { get; init; }

    public int? PackedLength { get; init; }

    public uint Attributes { get; init; }

    public long? Offset { get; set; }

    public bool Is64 { get; init; }
}
