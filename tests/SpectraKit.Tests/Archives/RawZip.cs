using System.IO.Compression;
using System.Text;

namespace SpectraKit.Tests.Archives;

/// <summary>Writes zip files that no library would: every field can be a lie.</summary>
internal sealed class RawZip
{
    private readonly MemoryStream _bytes = new();
    private readonly List<RawZipEntry> _entries = [];

    public bool IsZip64 { get; init; }

    public int? Count { get; init; }

    public byte[] Tail { get; init; } = [];

    public ushort Disk { get; init; }

    public static byte[] Of(params RawZipEntry[] entries)
    {
        var zip = new RawZip();
        foreach (var entry in entries)
            zip.Add(entry);
        return zip.ToArray();
    }

    public RawZip Add(RawZipEntry entry)
    {
        entry.Offset ??= _bytes.Position;
        _entries.Add(entry);
        if (entry.Offset != _bytes.Position)
            return this;

        var name = Encoding.UTF8.GetBytes(entry.LocalName ?? entry.Name);
        Write(0x04034b50u, (ushort)20, entry.Flags, entry.LocalMethod ?? entry.Method, 0u, entry.Crc, (uint)entry.Packed.Length, (uint)entry.Length, (ushort)name.Length, (ushort)0, name, entry.Packed);
        return this;
    }

    public byte[] ToArray()
    {
        var start = _bytes.Position;
        foreach (var entry in _entries)
        {
            var name = Encoding.UTF8.GetBytes(entry.Name);
            byte[] extra = entry.Is64 ? [1, 0, 24, 0, .. BitConverter.GetBytes(entry.Length), .. BitConverter.GetBytes((long)(entry.PackedLength ?? entry.Packed.Length)), .. BitConverter.GetBytes(entry.Offset!.Value)] : [];
            Write(
                0x02014b50u, (ushort)0x0314, (ushort)20, entry.Flags, entry.Method, 0u, entry.Crc,
                entry.Is64 ? uint.MaxValue : (uint)(entry.PackedLength ?? entry.Packed.Length), entry.Is64 ? uint.MaxValue : (uint)entry.Length,
                (ushort)name.Length, (ushort)extra.Length, (ushort)0, (ushort)0, (ushort)0, entry.Attributes, entry.Is64 ? uint.MaxValue : (uint)entry.Offset!.Value, name, extra);
        }

        var end = _bytes.Position;
        var count = Count ?? _entries.Count;
        if (IsZip64)
        {
            Write(0x06064b50u, 44L, (ushort)45, (ushort)45, 0u, 0u, (long)count, (long)count, end - start, start);
            Write(0x07064b50u, 0u, end, 1u);
            Write(0x06054b50u, (ushort)0, (ushort)0, ushort.MaxValue, ushort.MaxValue, uint.MaxValue, uint.MaxValue, (ushort)0);
        }
        else
        {
            Write(0x06054b50u, Disk, Disk, (ushort)count, (ushort)count, (uint)(end - start), (uint)start, (ushort)0);
        }

        _bytes.Write(Tail);
        return _bytes.ToArray();
    }

    public static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
            deflate.Write(content);
        return packed.ToArray();
    }

    private void Write(params object[] fields)
    {
        foreach (var field in fields)
        {
            _bytes.Write(field switch
            {
                ushort value => BitConverter.GetBytes(value),
                uint value => BitConverter.GetBytes(value),
                long value => BitConverter.GetBytes(value),
                byte[] value => value,
                _ => throw new InvalidOperationException(field.GetType().Name),
            });
        }
    }
}
