using System.Globalization;
using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>What changed since a release, for people and for machines.</summary>
public static class RecheckText
{
    /// <summary>A change as a problem: an error where the policy refuses what the file is now, a warning where it warns, and otherwise worth a line.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The problem, with code SPK4006.</returns>
    public static Problem ProblemOf(VerdictChange change)
    {
        var detail = TextReport.Detail(change.File);
        var before = change.EarlierThreatName is null ? TextReport.Readable(change.EarlierOutcome) : $"{TextReport.Readable(change.EarlierOutcome)} ({change.EarlierThreatName})";
        return new(Codes.VerdictChanged, $"{change.File.Path} was {before} and is {TextReport.Readable(change.File.Outcome)}{(detail.Length > 0 ? ": " : "")}{detail}")
        {
            Severity = change.File.Decision switch { Decision.Fail => Severity.Error, Decision.Warn => Severity.Warning, _ => Severity.Information },
        };
    }

    /// <summary>The last lines: how many were asked about, and how many changed.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Totals(RecheckReport report)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{report.Scan.Files.Count} files asked about again, {report.Changes.Count} changed.");
        if (report.Scan.Service.Emulator)
            yield return "These verdicts are an emulator's: they say nothing about real malware.";
        yield return report.ExitCode == ExitCodes.AllClear ? "Passed." : string.Create(CultureInfo.InvariantCulture, $"Failed with exit code {report.ExitCode}.");
    }

    /// <summary>The report as JSON: the changes alone.</summary>
    /// <param name="report">The report.</param>
    /// <returns>UTF-8 text that ends with a line break.</returns>
    public static byte[] WriteJson(RecheckReport report) => JsonReport.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", RecheckReport.SchemaVersion);
        json.WriteString("kind", "recheck");
        JsonReport.WriteTool(json, report.Scan.Tool);
        JsonReport.WriteService(json, report.Scan.Service);
        json.WriteNumber("asked", report.Scan.Files.Count);
        json.WriteStartArray("changes");
        foreach (var change in report.Changes)
            WriteChange(json, change);
        json.WriteEndArray();
        JsonReport.WriteProblems(json, report.Scan.Problems);
        json.WriteNumber("exitCode", report.ExitCode);
        JsonReport.WriteTimes(json, report.Scan.StartedAt, report.Scan.Duration);
        json.WriteEndObject();
    });

    /// <summary>Writes the report as JSON to a file, which is complete under its name or not there under it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The full path.</param>
    /// <exception cref="ProblemException">The file could not be written (SPK1010).</exception>
    public static void Save(RecheckReport report, string path) => AtomicFile.Write(path, WriteJson(report));

    private static void WriteChange(Utf8JsonWriter json, VerdictChange change)
    {
        json.WriteStartObject();
        JsonReport.WriteText(json, "path", change.File.Path);
        json.WriteString("sha256", change.File.Sha256);
        json.WriteString("wasOutcome", Words.Of(change.EarlierOutcome));
        JsonReport.WriteText(json, "wasThreatName", change.EarlierThreatName);
        json.WriteString("outcome", Words.Of(change.File.Outcome));
        JsonReport.WriteText(json, "threatName", change.File.ThreatName);
        JsonReport.WriteNumber(json, "riskScore", change.File.RiskScore);
        JsonReport.WriteText(json, "reason", change.File.Reason);
        json.WriteString("decision", Words.Of(change.File.Decision));
        json.WriteString("code", change.File.Code?.Id);
        json.WriteEndObject();
    }
}
