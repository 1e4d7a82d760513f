using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace SpectraKit.Tests.Archives;

/// <summary>Makes tar files.</summary>
internal static class Tars
{
    public static byte[] Of(TarEntryFormat format, params (string Name, TarEntryType Type, byte[] Content)[] entries)
    {
        var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, format, leaveOpen: true))
        {
            foreach (var (name, type, content) in entries)
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.Ustar => new UstarTarEntry(type, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(type, name),
                    _ => new PaxTarEntry(type, name),
                };
                if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
                    entry.LinkName = "/etc/passwd";
                if (type == TarEntryType.RegularFile)
                    entry.DataStream = new MemoryStream(content);
                writer.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] GZip(byte[] content)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(content);
        return bytes.ToArray();
    }

    /// <summary>Computes the first header's checksum again.</summary>
    public static void Sign(byte[] tar)
    {
        "        "u8.CopyTo(tar.AsSpan(148));
        var sum = tar.Take(512).Sum(b => b);
        Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(tar, 148);
    }
}
