namespace SpectraKit.Emulator;

/// <summary>
/// An append-only file of JSON lines, each with its own checksum: what is in it survives the process. A line is written in one call;
/// what a killed process or machine left unfinished at the end is cut off on opening, and damage anywhere else is told.
/// </summary>
internal sealed class SampleJournal : IDisposable
{
    private readonly string _path;
    private readonly Lock _flushing = new();
    private FileStream _file;
    private long _flushed;

    private SampleJournal(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>How many lines there are: compared with what is alive, it says whether compacting is worth it.</summary>
    public long Lines { get; private set; }

    /// <summary>Opens or makes the journal and hands every entry to <paramref name="replay"/>, oldest first.</summary>
    public static SampleJournal Open(string path, Action<JournalEntry> replay)
    {
        var journal = new SampleJournal(path, OpenFile(path));
        try
        {
            journal.Replay(replay);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public void Append(JournalEntry entry)
    {
        _file.Write(JournalLine.Write(entry));
        Lines++;
    }

    /// <summary>Puts everything up to this line on the disk; many who wait for it at once share one flush. May be called while others append.</summary>
    public void FlushTo(long line)
    {
        lock (_flushing)
        {
            if (_flushed >= line) return;

            var lines = Lines;
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
            _flushed = lines;
        }
    }

    /// <summary>Replaces everything by <paramref name="entries"/>; the old journal stays until the new one is complete.</summary>
    public void Compact(IEnumerable<JournalEntry> entries)
    {
        var path = _path + ".new";
        long lines = 0;
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
        {
            foreach (var entry in entries)
            {
                file.Write(JournalLine.Write(entry));
                lines++;
            }

            file.Flush(flushToDisk: true);
        }

        lock (_flushing)
        {
            _file.Dispose();
            File.Move(path, _path, overwrite: true);
            _file = OpenFile(_path);
            _file.Seek(0, SeekOrigin.End);
            Lines = lines;
            // A line's number from before says nothing of the file as it is now: whoever waits for one flushes once more than needed.
            _flushed = 0;
        }
    }

    public void Dispose() => _file.Dispose();

    // No buffer: a line is with the operating system when Append returns, and a killed process loses nothing of it.
    private static FileStream OpenFile(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    private void Replay(Action<JournalEntry> replay)
    {
        long end = 0;
        long position = 0;
        long? damaged = null;
        var buffer = new byte[1 << 16];
        var filled = 0;
        int read;
        while ((read = _file.Read(buffer.AsSpan(filled))) > 0)
        {
            filled += read;
            var rest = buffer.AsSpan(0, filled);
            int length;
            while ((length = rest.IndexOf((byte)'\n')) >= 0)
            {
                Lines++;
                position += length + 1;
                var entry = JournalLine.Read(rest[..length]);
                rest = rest[(length + 1)..];
                if (entry is null)
                {
                    damaged ??= Lines;
                    continue;
                }

                // What stands behind it says that it is not the end that was torn.
                if (damaged is { } line) throw Damaged(line);
                replay(entry);
                end = position;
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
            if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }

        if (damaged is { } first) Lines = first - 1;
        _file.SetLength(end);
        _file.Seek(end, SeekOrigin.Begin);
    }

    private EmulatorConfigurationException Damaged(long line) =>
        new("This line of the emulator's index is damaged, and good ones follow. Without the line, the emulator starts and lacks that one change.", _path, (int)line, 1);
}
