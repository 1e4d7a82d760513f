using System.Text;
using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>A run that was begun: what it was told to do, where, and what it had sent when it ended, or was ended.</summary>
public sealed class RunFile
{
    private RunFile(ScanSettings settings, string workingFolder, IReadOnlyDictionary<SampleHash, DateTimeOffset> sent) => (Settings, WorkingFolder, Sent) = (settings, workingFolder, sent);

    /// <summary>What the scan was told to do, with <see cref="ScanSettings.Resume"/> set, so that scanning with them goes on where it ended.</summary>
    public ScanSettings Settings { get; }

    /// <summary>The folder that its relative paths start from.</summary>
    public string WorkingFolder { get; }

    /// <summary>The contents that the service has accepted, and when.</summary>
    internal IReadOnlyDictionary<SampleHash, DateTimeOffset> Sent { get; }

    /// <summary>Reads a run file.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ProblemException">It cannot be read, or is no run file (SPK1017).</exception>
    public static RunFile Load(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Invalid(path, e);
        }
    }

    /// <exception cref="ProblemException">It is no run file (SPK1017).</exception>
    internal static RunFile Read(FileStream file, string path)
    {
        try
        {
            file.Position = 0;
            using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
            var lines = reader.ReadToEnd().Split('\n');
            using var head = JsonDocument.Parse(lines[0]);
            var version = JsonReportReader.Text(head.RootElement, "schemaVersion");
            if (JsonReportReader.Text(head.RootElement, "kind") != "run" || version?.Split('.')[0] != RunJournal.SchemaVersion.Split('.')[0])
                throw new FormatException("it is not what a scan writes with a run file, or from another version.");

            var text = SettingsText.Parse(head.RootElement.GetProperty("settings").GetRawText());
            var settings = SettingsReader.Scan(text);
            text.RequireNothingElse();
            settings.RunFile = path;
            settings.Resume = true;
            // What follows the last line break was cut off.
            return new(settings, JsonReportReader.Text(head.RootElement, "workingFolder") ?? throw new FormatException("it has no workingFolder."), SentIn(lines[1..^1]));
        }
        catch (Exception e) when (e is IOException or JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ProblemException)
        {
            throw Invalid(path, e);
        }
    }

    private static ProblemException Invalid(string path, Exception e) =>
        new(new(Codes.InvalidRunFile, $"The run file '{SafeText.Of(path)}' cannot be used: {SafeText.Of(e.Message)}"), e);

    private static Dictionary<SampleHash, DateTimeOffset> SentIn(string[] lines)
    {
        var sent = new Dictionary<SampleHash, DateTimeOffset>();
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            if (JsonReportReader.Text(json.RootElement, "sent") is { } hash)
                sent[SampleHash.Parse(hash)] = json.RootElement.GetProperty("at").GetDateTimeOffset();
        }

        return sent;
    }
}
