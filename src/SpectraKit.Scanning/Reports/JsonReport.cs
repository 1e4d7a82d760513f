using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SpectraKit.Scanning;

/// <summary>
/// The neutral JSON form of a report. The same report gives the same bytes on every machine: members in a fixed order, two spaces, <c>\n</c>,
/// everything beyond ASCII escaped, so that no name in it can act on whatever shows it, nor be a command to a host that reads what is printed.
/// </summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions _options = new() { Indented = true, NewLine = "\n", Encoder = Encoder() };

    /// <summary>The JSON schema of this form, draft 4. Members that a later version adds do not break it.</summary>
    public static string Schema => EmbeddedText.Read("report.schema.json");

    /// <summary>The report as JSON.</summary>
    /// <param name="report">The report.</param>
    /// <returns>UTF-8 text that ends with a line break.</returns>
    public static byte[] Write(ScanReport report) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", report.SchemaVersion);
        WriteTool(json, report.Tool);
        WriteService(json, report.Service);
        json.WriteString("mode", Words.Of(report.Mode));
        WritePolicy(json, report.Policy);
        WriteSummary(json, report.Summary);
        json.WriteStartArray("files");
        foreach (var file in report.Files)
            WriteFile(json, file);
        json.WriteEndArray();
        WriteProblems(json, report.Problems);
        json.WriteNumber("exitCode", report.ExitCode);
        json.WriteBoolean("unchanged", report.IsUnchanged);
        WriteTimes(json, report.StartedAt, report.Duration);
        if (report.Timings is { } timings)
            WriteTimings(json, timings);
        json.WriteEndObject();
    });

    /// <summary>Writes the report to a file, which is complete under its name or not there under it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The full path.</param>
    /// <exception cref="ProblemException">The file could not be written (SPK1010).</exception>
    public static void Save(ScanReport report, string path) => AtomicFile.Write(path, Write(report));

    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, _options))
            write(json);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    internal static void WriteTool(Utf8JsonWriter json, ToolInfo tool)
    {
        json.WriteStartObject("tool");
        json.WriteString("name", tool.Name);
        json.WriteString("version", tool.Version);
        json.WriteEndObject();
    }

    internal static void WriteService(Utf8JsonWriter json, ServiceDescription service)
    {
        json.WriteStartObject("service");
        json.WriteString("kind", Words.Of(service.Kind));
        json.WriteString("url", service.Url);
        json.WriteBoolean("emulator", service.Emulator);
        json.WriteEndObject();
    }

    internal static void WriteProblems(Utf8JsonWriter json, IReadOnlyList<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
            WriteProblem(json, problem);
        json.WriteEndArray();
    }

    internal static void WriteProblem(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("code", problem.Code.Id);
        json.WriteString("severity", Words.Of(problem.Severity));
        WriteText(json, "message", problem.Message);
        json.WriteEndObject();
    }

    internal static void WriteTimes(Utf8JsonWriter json, DateTimeOffset startedAt, TimeSpan duration)
    {
        json.WriteString("startedAt", Instant(startedAt));
        json.WriteString("duration", duration.ToString("c"));
    }

    internal static string Instant(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", null);

    internal static void WritePolicy(Utf8JsonWriter json, ScanPolicy policy)
    {
        json.WriteStartObject("policy");
        foreach (var outcome in (ReadOnlySpan<Outcome>)[Outcome.Malicious, Outcome.Suspicious, Outcome.Unknown, Outcome.NotScanned])
            json.WriteString(Words.Of(outcome), Words.Of(policy.Decide(outcome)));
        json.WriteString("notSubmitted", Words.Of(policy.NotSubmitted));
        json.WriteString("tooLarge", Words.Of(policy.TooLarge));
        json.WriteString("onServiceError", policy.OnServiceError is { } rule ? Words.Of(rule) : null);
        json.WriteStartObject("archives");
        json.WriteString("entries", Words.Of(policy.Archives.Entries));
        json.WriteString("allKnownGood", Words.Of(policy.Archives.AllKnownGood));
        json.WriteString("notReadable", Words.Of(policy.Archives.NotReadable));
        json.WriteString("encrypted", Words.Of(policy.Archives.Encrypted));
        json.WriteEndObject();
        json.WriteString("file", policy.FileDigest);
        json.WriteEndObject();
    }

    private static JavaScriptEncoder Encoder()
    {
        var characters = new TextEncoderSettings(UnicodeRanges.BasicLatin);
        // Two of them begin a command of some CI hosts, wherever they stand in a line.
        characters.ForbidCharacter('#');
        return JavaScriptEncoder.Create(characters);
    }

    private static void WriteSummary(Utf8JsonWriter json, ScanSummary summary)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("selected", summary.Selected);
        json.WriteNumber("clean", summary.Clean);
        json.WriteNumber("suspicious", summary.Suspicious);
        json.WriteNumber("malicious", summary.Malicious);
        json.WriteNumber("unknown", summary.Unknown);
        json.WriteNumber("notScanned", summary.NotScanned);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, FileResult file)
    {
        json.WriteStartObject();
        WriteText(json, "path", file.Path);
        WriteText(json, "container", file.Container);
        WriteText(json, "unread", file.Unread);
        WriteNumber(json, "size", file.Size);
        json.WriteString("sha256", file.Sha256);
        json.WriteString("sha1", file.Sha1);
        json.WriteString("service", file.Service is { } service ? Words.Of(service) : null);
        json.WriteString("outcome", Words.Of(file.Outcome));
        WriteText(json, "classification", file.Classification);
        WriteNumber(json, "riskScore", file.RiskScore);
        WriteText(json, "threatName", file.ThreatName);
        WriteText(json, "reason", file.Reason);
        json.WriteString("origin", file.Origin);
        WriteText(json, "duplicateOf", file.DuplicateOf);
        WriteObject(json, "package", file.Package, package => WritePackage(json, package));
        WriteScanners(json, file.Scanners);
        json.WriteString("checkedAt", file.CheckedAt is { } time ? Instant(time) : null);
        json.WriteString("rememberedAt", file.RememberedAt is { } remembered ? Instant(remembered) : null);
        json.WriteString("decision", Words.Of(file.Decision));
        WriteText(json, "rule", file.Rule);
        WriteObject(json, "suppression", file.Suppression, suppression => WriteSuppression(json, suppression));
        json.WriteBoolean("knownBefore", file.IsKnownBefore);
        json.WriteString("code", file.Code?.Id);
        json.WriteEndObject();
    }

    private static void WritePackage(Utf8JsonWriter json, PackageOrigin package)
    {
        WriteText(json, "id", package.Id);
        WriteText(json, "version", package.Version);
        json.WriteString("match", package.HasSameContent ? "content" : "name");
        json.WriteStartArray("chain");
        foreach (var step in package.Chain)
            json.WriteStringValue(Encoding.UTF8.GetBytes(step));
        json.WriteEndArray();
        WriteObject(json, "reference", package.Reference, reference =>
        {
            WriteText(json, "file", reference.File);
            json.WriteNumber("line", reference.Line);
        });
    }

    internal static void WriteScanners(Utf8JsonWriter json, ScannerCounts? scanners) => WriteObject(json, "scanners", scanners, counts =>
    {
        json.WriteNumber("matched", counts.Matched);
        json.WriteNumber("total", counts.Total);
    });

    private static void WriteSuppression(Utf8JsonWriter json, Suppression suppression)
    {
        WriteText(json, "threat", suppression.ThreatName);
        WriteText(json, "justification", suppression.Justification);
        json.WriteString("expires", suppression.Expires.ToString("yyyy-MM-dd", null));
    }

    private static void WriteTimings(Utf8JsonWriter json, ScanTimings timings)
    {
        json.WriteStartObject("timings");
        json.WriteString("finding", timings.Finding.ToString("c"));
        json.WriteString("hashing", timings.Hashing.ToString("c"));
        json.WriteString("connecting", timings.Connecting.ToString("c"));
        json.WriteString("lookup", timings.Lookup.ToString("c"));
        json.WriteString("submitting", timings.Submitting.ToString("c"));
        json.WriteString("waiting", timings.Waiting.ToString("c"));
        json.WriteEndObject();
    }

    /// <summary>Text of strangers. A file's name on Linux is bytes; what is no text in it was read as half a surrogate pair, which the writer would refuse.</summary>
    internal static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, Encoding.UTF8.GetBytes(text));
    }

    internal static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A member that is an object, or <c>null</c> where there is none.</summary>
    private static void WriteObject<T>(Utf8JsonWriter json, string name, T? value, Action<T> writeMembers)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        writeMembers(value);
        json.WriteEndObject();
    }

    internal static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
