using System.Formats.Tar;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip;

namespace SpectraKit.Emulator.Tests;

/// <summary>Archives of harmless bytes, made in memory.</summary>
internal static class Archives
{
    public static byte[] Zip(params (string Path, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Tar(params (string Path, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new TarWriter(stream, leaveOpen: true))
            foreach (var (path, content) in entries) archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) });
        return stream.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
        return stream.ToArray();
    }

    /// <summary>Puts a tar header's sum right after a change to it.</summary>
    public static void Sum(Span<byte> header)
    {
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in header) sum += value;
        Text(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[148..]);
    }

    public static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    /// <summary>Marks the first entry as encrypted, in its own header and in the list.</summary>
    public static byte[] MarkEncrypted(byte[] zip)
    {
        var marked = zip.ToArray();
        marked[6] |= 1;
        marked[marked.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        return marked;
    }

    /// <summary>A zip that is really encrypted: by AES with 256 bits, or in the older way and not compressed, so that nothing but a checksum tells noise from content.</summary>
    public static byte[] Locked(string password, bool isAes, params (string Path, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipOutputStream(stream) { IsStreamOwner = false, Password = password })
        {
            foreach (var (path, content) in entries)
            {
                var sum = new Crc32();
                sum.Update(content);
                zip.PutNextEntry(isAes
                    ? new ZipEntry(path) { Size = content.Length, AESKeySize = 256 }
                    : new ZipEntry(path) { Size = content.Length, Crc = sum.Value, CompressionMethod = CompressionMethod.Stored });
                zip.Write(content);
                zip.CloseEntry();
            }
        }

        return stream.ToArray();
    }

    /// <summary>What a served archive holds, by entry name.</summary>
    public static Dictionary<string, byte[]> Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }
}
