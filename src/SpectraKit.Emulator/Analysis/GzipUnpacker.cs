using System.IO.Compression;
using System.Text;

namespace SpectraKit.Emulator;

/// <summary>Takes the one file out of a gzip file, whatever number of parts it is made of.</summary>
internal sealed class GzipUnpacker : IUnpacker
{
    public async Task<FileType?> UnpackAsync(Stream archive, string name, Unpacking unpacking, CancellationToken cancellationToken)
    {
        var inner = RecordedName(archive) ?? DerivedName(name);
        archive.Position = 0;
        if (unpacking.GoesOn)
            await unpacking.TakeAsync(inner, archive.Length, () => ValueTask.FromResult<Stream?>(new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true)), cancellationToken).ConfigureAwait(false);
        return null;
    }

    // Behind the ten bytes of the header: extra data if flag 4 says so, then the name, up to a zero, if flag 8 does.
    private static string? RecordedName(Stream archive)
    {
        var buffer = new byte[1024];
        archive.Position = 0;
        var head = buffer.AsSpan(0, archive.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (head.Length < 10 || (head[3] & 8) == 0) return null;

        var start = 10 + ((head[3] & 4) != 0 && head.Length > 11 ? 2 + head[10] + (head[11] << 8) : 0);
        if (start >= head.Length) return null;

        var length = head[start..].IndexOf((byte)0);
        return length > 0 ? Encoding.Latin1.GetString(head.Slice(start, length)) : null;
    }

    private static string DerivedName(string name)
    {
        if (name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase)) return name[..^4] + ".tar";
        return name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && name.Length > 3 ? name[..^3] : name + ".unpacked";
    }
}
