using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>
/// SARIF 2.1.0 as code scanning takes it: every result has a location and a fingerprint that outlives a rename, and <c>invocations</c> say whether
/// the scan was complete. What the policy let pass is an artifact with its digests and no result.
/// </summary>
internal static class SarifReport
{
    /// <summary>GitHub refuses a run with more.</summary>
    internal const int MaxResults = 25_000;

    public static byte[] Write(ScanReport report) => JsonReport.Write(json =>
    {
        var findings = Findings(report);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, report, findings);
        WriteInvocation(json, report, findings.Count);
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteArtifacts(json, report.Files);
        json.WriteStartArray("results");
        foreach (var file in findings.Take(MaxResults))
            WriteResult(json, file);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("service", Words.Of(report.Service.Kind));
        json.WriteBoolean("emulator", report.Service.Emulator);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>What a file's finding is recognised by in later runs: its content and what was found in it, and never where it lies.</summary>
    internal static string Fingerprint(FileResult file) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Sha256 ?? file.Path}\n{file.Code?.Id}\n{file.ThreatName}")));

    /// <summary>A path as a relative reference: no blank, colon or backslash that a reader could stumble over.</summary>
    internal static string UriOf(string path) =>
        string.Join('/', path.Split('/').Select(part => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part)))));

    private static List<FileResult> Findings(ScanReport report) =>
        [.. TextReport.WorstFirst(report.Files).Where(file => file.Code is not null && (file.Decision != Decision.Pass || file.Outcome is Outcome.Malicious or Outcome.Suspicious))];

    private static void WriteTool(Utf8JsonWriter json, ScanReport report, List<FileResult> findings)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", report.Tool.Name);
        json.WriteString("semanticVersion", report.Tool.Version);
        json.WriteStartArray("rules");
        foreach (var code in Rules(findings))
            WriteRule(json, code);
        json.WriteEndArray();
        json.WriteStartArray("notifications");
        foreach (var code in report.Problems.Select(problem => problem.Code).DistinctBy(code => code.Id).OrderBy(code => code.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", code.Id);
            json.WriteString("name", code.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<Code> Rules(IEnumerable<FileResult> findings) =>
        findings.Select(file => file.Code!).DistinctBy(code => code.Id).OrderBy(code => code.Id, StringComparer.Ordinal);

    private static void WriteRule(Utf8JsonWriter json, Code code)
    {
        json.WriteStartObject();
        json.WriteString("id", code.Id);
        json.WriteString("name", code.Title);
        WriteMessage(json, "shortDescription", Sentence(code));
        WriteMessage(json, "fullDescription", $"{Sentence(code)} What it means and what to do stands in {code.DocsPage} of SpectraKit.");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(code.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        json.WriteStringValue("malware");
        json.WriteEndArray();
        json.WriteString("security-severity", code.Severity switch { Severity.Error => "9.5", Severity.Warning => "6.0", _ => "2.0" });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Sentence(Code code) => code.Id switch
    {
        "SPK2001" => "The file is malicious.",
        "SPK2002" => "The file is suspicious.",
        "SPK2003" => "The file was analysed, and nothing is known of it.",
        "SPK2011" or "SPK2012" => $"What is inside of the archive was not looked up ({code.Title}).",
        _ => $"The file was not scanned ({code.Title}).",
    };

    private static void WriteInvocation(Utf8JsonWriter json, ScanReport report, int findings)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.IsComplete);
        json.WriteNumber("exitCode", report.ExitCode);
        json.WriteString("startTimeUtc", Instant(report.StartedAt));
        json.WriteString("endTimeUtc", Instant(report.StartedAt + report.Duration));
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var problem in report.Problems)
            WriteNotification(json, Level(problem.Severity), SafeText.Of(problem.Message), problem.Code.Id);
        if (!report.IsComplete)
            WriteNotification(json, "error", $"The scan is not complete: {report.Summary.NotScanned.ToString(CultureInfo.InvariantCulture)} of {report.Summary.Selected.ToString(CultureInfo.InvariantCulture)} files were not scanned.", null);
        if (findings > MaxResults)
            WriteNotification(json, "warning", $"{(findings - MaxResults).ToString(CultureInfo.InvariantCulture)} more results are left out here; they are in the neutral report.", null);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, string level, string text, string? code)
    {
        json.WriteStartObject();
        if (code is not null)
        {
            json.WriteStartObject("descriptor");
            json.WriteString("id", code);
            json.WriteEndObject();
        }

        json.WriteString("level", level);
        WriteMessage(json, "message", text);
        json.WriteEndObject();
    }

    private static void WriteArtifacts(Utf8JsonWriter json, IReadOnlyList<FileResult> files)
    {
        json.WriteStartArray("artifacts");
        var indexes = files.Select((file, index) => (file.Path, index)).ToDictionary(file => file.Path, file => file.index, StringComparer.Ordinal);
        foreach (var file in files)
        {
            json.WriteStartObject();
            WriteLocation(json, "location", file.Path);
            if (file.Container is not null && indexes.TryGetValue(file.Container, out var parent))
                json.WriteNumber("parentIndex", parent);
            if (file.Size is { } size)
                json.WriteNumber("length", size);
            if (file.Sha256 is not null)
            {
                json.WriteStartObject("hashes");
                json.WriteString("sha-256", file.Sha256);
                json.WriteString("sha-1", file.Sha1);
                json.WriteEndObject();
            }

            json.WriteStartObject("properties");
            json.WriteString("outcome", Words.Of(file.Outcome));
            json.WriteString("decision", Words.Of(file.Decision));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, FileResult file)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", file.Code!.Id);
        json.WriteString("level", file.Decision switch { Decision.Fail => "error", Decision.Warn => "warning", _ => "note" });
        var detail = TextReport.Detail(file);
        WriteMessage(json, "message", $"{SafeText.Of(file.Path)} is {TextReport.Readable(file.Outcome)}{(detail.Length > 0 ? ": " : "")}{detail}");
        json.WriteStartArray("locations");
        // The line that somebody can change, where there is one: hosts show results at committed files, which build output is not.
        var reference = file.Package?.Reference is { IsBelowRoot: true } line ? line : null;
        if (reference is null)
            WriteFileLocation(json, file);
        else
            WriteSourceLocation(json, reference);
        json.WriteEndArray();
        if (reference is not null)
        {
            json.WriteStartArray("relatedLocations");
            WriteFileLocation(json, file);
            json.WriteEndArray();
        }

        if (file.Suppression is { } suppression)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            JsonReport.WriteText(json, "justification", SafeText.Of(suppression.Justification));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (file.IsKnownBefore)
            json.WriteString("baselineState", "unchanged");
        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", Fingerprint(file) + ":1");
        json.WriteEndObject();
        if (file.RiskScore is { } risk)
            json.WriteNumber("rank", risk * 10);
        json.WriteStartObject("properties");
        json.WriteString("outcome", Words.Of(file.Outcome));
        JsonReport.WriteText(json, "threatName", file.ThreatName);
        json.WriteString("sha256", file.Sha256);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSourceLocation(Utf8JsonWriter json, SourceLine line)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteLocation(json, "artifactLocation", line.File);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", line.Line);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Where somebody can go: an entry's archive, with the entry's place in it beside that.
    private static void WriteFileLocation(Utf8JsonWriter json, FileResult file)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteLocation(json, "artifactLocation", file.Container ?? file.Path);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", 1);
        json.WriteEndObject();
        json.WriteEndObject();
        if (file.Container is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            JsonReport.WriteText(json, "fullyQualifiedName", SafeText.Of(file.Path));
            json.WriteString("kind", "resource");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, string name, string path)
    {
        json.WriteStartObject(name);
        json.WriteString("uri", UriOf(path));
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    private static string Instant(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
