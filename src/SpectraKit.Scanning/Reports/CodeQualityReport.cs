using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>GitLab's code quality report: what the policy did not simply let pass.</summary>
internal static class CodeQualityReport
{
    public static byte[] Write(ScanReport report) => JsonReport.Write(json =>
    {
        json.WriteStartArray();
        foreach (var file in TextReport.WorstFirst(report.Files).Where(file => file.Decision != Decision.Pass && file.Code is not null))
            WriteFinding(json, file);
        json.WriteEndArray();
    });

    private static void WriteFinding(Utf8JsonWriter json, FileResult file)
    {
        var detail = TextReport.Detail(file);
        json.WriteStartObject();
        json.WriteString("description", $"{SafeText.Of(file.Path)} is {TextReport.Readable(file.Outcome)}{(detail.Length > 0 ? ": " : "")}{detail}");
        json.WriteString("check_name", file.Code!.Id);
        json.WriteString("fingerprint", SarifReport.Fingerprint(file));
        json.WriteString("severity", file.Outcome == Outcome.Malicious ? "blocker" : file.Decision == Decision.Fail ? "critical" : "minor");
        json.WriteStartObject("location");
        var reference = file.Package?.Reference is { IsBelowRoot: true } line ? line : new(file.Container ?? file.Path, 1);
        json.WriteString("path", SafeText.Of(reference.File));
        json.WriteStartObject("lines");
        json.WriteNumber("begin", reference.Line);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
