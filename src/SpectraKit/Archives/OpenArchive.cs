using System.IO.Compression;

namespace SpectraKit.Archives;

/// <summary>An archive that is open, and its entries with names that are safe.</summary>
internal sealed class OpenArchive : IDisposable
{
    /// <summary>How much of a file's beginning says what it is.</summary>
    public const int HeadLength = 512;

    private readonly Stream _file;
    private readonly ArchiveFormat _format;
    private readonly Budget _budget;
    private readonly CancellationToken _cancellation;
    private readonly bool _isForReading;

    private OpenArchive(Stream file, ArchiveFormat format, Budget budget, CancellationToken cancellation, bool isForReading = false) =>
        (_file, _format, _budget, _cancellation, _isForReading) = (file, format, budget, cancellation, isForReading);

    /// <summary>Opens an archive. A packed tar is unpacked first, into a file in <paramref name="scratch"/> that goes with the archive.</summary>
    /// <exception cref="ArchiveException">It is none.</exception>
    public static OpenArchive Of(string path, string scratch, Budget budget, CancellationToken cancellation)
    {
        var file = File.OpenRead(path);
        try
        {
            var format = FormatOf(file);
            if (format == ArchiveFormat.GZip)
            {
                using var packed = file;
                file = Unpacked(packed, scratch, budget, cancellation);
                format = FormatOf(file);
                if (format != ArchiveFormat.Tar)
                    throw new ArchiveException(ArchiveProblem.NotAnArchive, "What gzip packed is one file, and no tar archive");
            }

            return format == ArchiveFormat.None
                ? throw new ArchiveException(ArchiveProblem.NotAnArchive, "This is neither a zip nor a tar archive")
                : new OpenArchive(file, format, budget, cancellation);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>An archive whose files are read and never written anywhere: links of a tar, which have no content of their own, are passed over instead of refused, and those of a zip are files.</summary>
    /// <exception cref="ArchiveException">It is none, or packed once more.</exception>
    public static OpenArchive Over(Stream file, Budget budget, CancellationToken cancellation) =>
        FormatOf(file) is ArchiveFormat.Zip or ArchiveFormat.Tar
            ? new(file, FormatOf(file), budget, cancellation, isForReading: true)
            : throw new ArchiveException(ArchiveProblem.NotAnArchive, "This is neither a zip nor a tar archive");

    public static ArchiveFormat FormatOf(Stream file)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
        file.Position = 0;
        return FormatOf(head);
    }

    public static ArchiveFormat FormatOf(ReadOnlySpan<byte> head) => head switch
    {
        [0x50, 0x4b, 0x03, 0x04, ..] or [0x50, 0x4b, 0x05, 0x06, ..] => ArchiveFormat.Zip,
        [0x1f, 0x8b, 0x08, ..] => ArchiveFormat.GZip,
        _ => TarEntries.IsHeader(head) ? ArchiveFormat.Tar : ArchiveFormat.None,
    };

    /// <summary>The entries, each of which can be opened until the next is asked for.</summary>
    /// <exception cref="ArchiveException">The archive is not safe, or damaged.</exception>
    public IEnumerable<(PackedEntry Packed, string[] Parts)> Entries()
    {
        var names = new EntryNames();
        var packed = _format == ArchiveFormat.Zip ? ZipEntries.Of(_file, _budget.Limits, _isForReading) : TarEntries.Of(_file, _isForReading);
        using var entries = packed.GetEnumerator();
        while (Reading(entries.MoveNext))
        {
            _cancellation.ThrowIfCancellationRequested();
            var entry = entries.Current;
            _budget.AddEntry();
            if (entry.IsLink)
                continue;

            // The folder itself, which tar lists as its first entry.
            if (entry.IsFolder && entry.Name.Trim('/') is "." or "")
                continue;

            var parts = EntryPath.PartsOf(entry.Name, _budget.Limits.MaxDepth);
            names.Add(parts, entry.IsFolder, entry.Name);
            _budget.CheckClaim(entry.Name, entry.Length, entry.PackedLength);
            yield return (entry, parts);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Does something that reads the archive; whatever the platform's readers say to nonsense becomes one kind of error.</summary>
    public static T Reading<T>(Func<T> read, string? entry = null)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or FormatException or ArgumentException
            or NotSupportedException or InvalidOperationException or OverflowException)
        {
            throw new ArchiveException(ArchiveProblem.Damaged, "The archive is damaged or ends too early", entry, e);
        }
    }

    /// <summary>What gzip packed, in a file in <paramref name="scratch"/> that goes when it is closed.</summary>
    /// <exception cref="ArchiveException">It is damaged, or too much.</exception>
    public static FileStream Unpacked(Stream packed, string scratch, Budget budget, CancellationToken cancellation)
    {
        var file = PrivateFiles.OpenScratch(scratch);
        try
        {
            using var gzip = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
            var buffer = new byte[128 * 1024];
            var length = 0L;
            while (Reading(() => gzip.Read(buffer)) is > 0 and var count)
            {
                cancellation.ThrowIfCancellationRequested();
                length += count;
                budget.CheckWhole(length, packed.Length);
                file.Write(buffer, 0, count);
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
