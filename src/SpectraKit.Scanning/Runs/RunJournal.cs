using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>
/// The run file: what a scan was told to do, and what it has sent so far. Its first line is there as a whole or not at all; each further line is one append, so
/// that a process that is killed leaves at most one line that is cut off, which says nothing.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    public const string SchemaVersion = "1.0";

    private static readonly JsonWriterOptions _oneLine = new() { Indented = false };
    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly TimeProvider _time;

    private RunJournal(FileStream file, TimeProvider time, IReadOnlyDictionary<SampleHash, DateTimeOffset> sent) => (_file, _time, Sent) = (file, time, sent);

    /// <summary>What an earlier part of the run has sent, and when.</summary>
    public IReadOnlyDictionary<SampleHash, DateTimeOffset> Sent { get; }

    /// <summary>Why it could not be kept up; <c>null</c> while it could.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Begins a run, in the place of whatever run was there.</summary>
    /// <exception cref="ProblemException">It cannot be written (SPK1010), or another run is at it (SPK1017).</exception>
    public static RunJournal Start(string path, ScanSettings settings, EngineHost host)
    {
        // A run that is under way keeps its file: it is not replaced under its hands.
        if (File.Exists(path))
            Open(path).Dispose();
        AtomicFile.Write(path, Line(json =>
        {
            json.WriteString("schemaVersion", SchemaVersion);
            json.WriteString("kind", "run");
            json.WriteString("startedAt", JsonReport.Instant(host.Time.GetUtcNow()));
            JsonReport.WriteText(json, "workingFolder", host.WorkingFolder);
            json.WritePropertyName("settings");
            SettingsWriter.Write(json, settings);
        }));
        var file = Open(path);
        file.Position = file.Length;
        return new(file, host.Time, new Dictionary<SampleHash, DateTimeOffset>());
    }

    /// <summary>Goes on with a run.</summary>
    /// <exception cref="ProblemException">It is not there, no run file, or another run is at it (SPK1017).</exception>
    public static RunJournal Continue(string path, EngineHost host)
    {
        var file = Open(path);
        try
        {
            var sent = RunFile.Read(file, path).Sent;
            file.SetLength(file.Position = EndOf(file));
            return new(file, host.Time, sent);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The service has accepted a content: whatever happens now, it is not sent again.</summary>
    public void Accepted(Sample sample)
    {
        lock (_lock)
        {
            try
            {
                _file.Write(Line(json =>
                {
                    json.WriteString("sent", sample.Sha256.ToString());
                    json.WriteString("at", JsonReport.Instant(_time.GetUtcNow()));
                }));
                _file.Flush(flushToDisk: true);
            }
            catch (IOException e)
            {
                Problem ??= new(Codes.FileNotWritten, $"The run file could not be kept up, so that this run cannot be continued: {SafeText.Of(e.Message)}") { Severity = Severity.Warning };
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, _oneLine))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new(Codes.InvalidRunFile, $"The run file '{SafeText.Of(path)}' cannot be used, or another run is using it: {SafeText.Of(e.Message)}"), e);
        }
    }

    // Behind the last whole line: one that was cut off is written over.
    private static long EndOf(FileStream file)
    {
        var content = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(content);
        return content.AsSpan().LastIndexOf((byte)'\n') + 1;
    }
}
