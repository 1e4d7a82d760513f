using System.IO.Compression;

namespace SpectraKit.Tool.Tests;

/// <summary>A zip file whose entries hold their own names.</summary>
internal static class Archive
{
    public static byte[] Of(params string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
                writer.Write(entry);
            }
        }

        return bytes.ToArray();
    }
}
