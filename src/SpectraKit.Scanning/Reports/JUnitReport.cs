using System.Globalization;
using System.Xml;

namespace SpectraKit.Scanning;

/// <summary>
/// JUnit's XML as CI hosts read it: every file a test case, clean ones too, so that the tab shows what was covered; the run's own errors are a case of
/// their own, so that a scan that could not run is no empty, green suite.
/// </summary>
internal static class JUnitReport
{
    private const string ClassName = "SpectraKit";

    public static byte[] Write(ScanReport report)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new() { Indent = true, NewLineChars = "\n", Encoding = new System.Text.UTF8Encoding(false) }))
            Write(xml, report);
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Write(XmlWriter xml, ScanReport report)
    {
        var errors = report.Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", ClassName);
        WriteCounts(xml, report, errors.Count);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", $"{ClassName} {(report.Service.Emulator ? "(emulator)" : Words.Of(report.Service.Kind))}");
        WriteCounts(xml, report, errors.Count);
        xml.WriteAttributeString("timestamp", report.StartedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        foreach (var file in TextReport.WorstFirst(report.Files))
            WriteFile(xml, file);
        foreach (var problem in errors)
            WriteProblem(xml, problem);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void WriteCounts(XmlWriter xml, ScanReport report, int problems)
    {
        xml.WriteAttributeString("tests", Text(report.Files.Count + problems));
        xml.WriteAttributeString("failures", Text(report.Files.Count(IsFailure)));
        xml.WriteAttributeString("errors", Text(report.Files.Count(IsError) + problems));
        xml.WriteAttributeString("skipped", Text(report.Files.Count(IsSkipped)));
        xml.WriteAttributeString("time", report.Duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
    }

    private static void WriteFile(XmlWriter xml, FileResult file)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", ClassName);
        xml.WriteAttributeString("name", SafeText.Of(file.Path));
        xml.WriteAttributeString("time", "0");
        if (IsSkipped(file))
            WriteEnd(xml, "skipped", file.Code, TextReport.Detail(file), null);
        else if (IsFailure(file) || IsError(file))
            WriteEnd(xml, IsError(file) ? "error" : "failure", file.Code, Headline(file), Body(file));
        else if (TextReport.Detail(file) is { Length: > 0 } detail)
            xml.WriteElementString("system-out", $"{TextReport.Readable(file.Outcome)}: {detail}");
        xml.WriteEndElement();
    }

    private static void WriteProblem(XmlWriter xml, Problem problem)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", ClassName);
        xml.WriteAttributeString("name", $"the scan itself: {problem.Code.Title}");
        xml.WriteAttributeString("time", "0");
        WriteEnd(xml, "error", problem.Code, SafeText.Of(problem.Message), null);
        xml.WriteEndElement();
    }

    private static void WriteEnd(XmlWriter xml, string element, Code? code, string message, string? body)
    {
        xml.WriteStartElement(element);
        if (element != "skipped")
            xml.WriteAttributeString("type", code?.Id ?? "");
        xml.WriteAttributeString("message", message);
        if (body is not null)
            xml.WriteString(body);
        xml.WriteEndElement();
    }

    private static string Headline(FileResult file) => file.ThreatName is { } threat ? $"{TextReport.Readable(file.Outcome)}: {SafeText.Of(threat)}" : $"{TextReport.Readable(file.Outcome)}{(file.Reason is null ? "" : ": ")}{SafeText.Of(file.Reason)}";

    private static string Body(FileResult file) => string.Join('\n', ((string?[])
    [
        TextReport.Detail(file),
        file.Sha256 is null ? null : $"SHA-256 {file.Sha256}",
        file.Classification is null ? null : $"classification {SafeText.Of(file.Classification)}",
        file.Code is null ? null : $"see {file.Code.DocsPage}",
    ]).Where(line => !string.IsNullOrEmpty(line)));

    private static bool IsFailure(FileResult file) => file.Decision == Decision.Fail && file.Outcome != Outcome.NotScanned;

    private static bool IsError(FileResult file) => file.Decision == Decision.Fail && file.Outcome == Outcome.NotScanned;

    // Suppressed, or not asked about and allowed to be: a green case would say that it was found good.
    private static bool IsSkipped(FileResult file) => file.Suppression is not null || (file.Decision != Decision.Fail && file.Outcome == Outcome.NotScanned);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
