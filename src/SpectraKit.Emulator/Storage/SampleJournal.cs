using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>
/// An append-only file of JSON lines: what is in it survives the process. A line is written in one call, and a last line
/// without its end, as a killed process may leave it, is cut off on opening.
/// </summary>
internal sealed class SampleJournal : IDisposable
{
    private readonly string _path;
    private FileStream _file;

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
        _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JournalEntry), (byte)'\n']);
        Lines++;
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
                file.Write(JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JournalEntry));
                file.WriteByte((byte)'\n');
                lines++;
            }

            file.Flush(flushToDisk: true);
        }

        _file.Dispose();
        File.Move(path, _path, overwrite: true);
        _file = OpenFile(_path);
        _file.Seek(0, SeekOrigin.End);
        Lines = lines;
    }

    public void Dispose() => _file.Dispose();

    // No buffer: a line is with the operating system when Append returns, and a killed process loses nothing of it.
    private static FileStream OpenFile(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    private void Replay(Action<JournalEntry> replay)
    {
        long end = 0;
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
                replay(Parse(rest[..length]));
                end += length + 1;
                rest = rest[(length + 1)..];
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
            if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }

        _file.SetLength(end);
        _file.Seek(end, SeekOrigin.Begin);
    }

    private JournalEntry Parse(ReadOnlySpan<byte> line)
    {
        Lines++;
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry) ?? new JournalEntry();
        }
        catch (JsonException e)
        {
            throw new EmulatorConfigurationException("This line of the emulator's index is damaged.", _path, (int)Lines, 1, e);
        }
    }
}
