namespace SpectraKit.Archives;

/// <summary>The content of an entry, held against what its archive says of it and against the limits while it is read.</summary>
internal sealed class EntryContent(Budget budget, CancellationToken cancellation)
{
    private readonly byte[] _buffer = new byte[PrivateFiles.BufferSize];

    /// <summary>A part of the content, in order. The first holds at least what tells archives apart, if there is that much.</summary>
    public delegate void Part(ReadOnlySpan<byte> bytes, bool isFirst);

    /// <summary>Reads it to its end.</summary>
    /// <returns>Its length, in bytes.</returns>
    /// <exception cref="ArchiveException">It is not what the archive says, or more than is allowed.</exception>
    public long Read(PackedEntry entry, Part take)
    {
        using var source = OpenArchive.Reading(entry.Open, entry.Name);
        var (length, crc) = (0L, 0u);
        for (var isFirst = true; OpenArchive.Reading(() => isFirst ? source.ReadAtLeast(_buffer, OpenArchive.HeadLength, throwOnEndOfStream: false) : source.Read(_buffer), entry.Name) is > 0 and var count; isFirst = false)
        {
            cancellation.ThrowIfCancellationRequested();
            length += count;
            if (length > entry.Length)
                throw new ArchiveException(ArchiveProblem.Damaged, "A file is longer than the archive says", entry.Name);
            budget.Add(entry.Name, length, entry.PackedLength, count);

            var bytes = _buffer.AsSpan(0, count);
            if (entry.Crc is not null)
                crc = Crc32.Append(crc, bytes);
            take(bytes, isFirst);
        }

        if (length != entry.Length)
            throw new ArchiveException(ArchiveProblem.Damaged, "A file is shorter than the archive says", entry.Name);
        if (entry.Crc is { } stated && stated != crc)
            throw new ArchiveException(ArchiveProblem.Damaged, "A file does not have the checksum that the archive says", entry.Name);
        return length;
    }
}
