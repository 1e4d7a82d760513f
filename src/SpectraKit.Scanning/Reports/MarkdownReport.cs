using System.Globalization;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>Markdown for a step summary: the answer, the totals, what to look at. Names are text of strangers and act on nothing.</summary>
internal static class MarkdownReport
{
    /// <summary>A host that allows a MiB drops the whole summary above it.</summary>
    internal const int MaxBytes = 900 * 1024;

    public static byte[] Write(ScanReport report)
    {
        var text = new StringBuilder();
        var s = report.Summary;
        text.Append(CultureInfo.InvariantCulture, $"## SpectraKit: {Answer(report)}\n\n");
        if (report.Service.Emulator)
            text.Append("> These verdicts are an emulator's: they say nothing about real malware.\n\n");
        text.Append("| files | malicious | suspicious | not scanned | unknown | clean | time |\n|---:|---:|---:|---:|---:|---:|---:|\n");
        text.Append(CultureInfo.InvariantCulture, $"| {s.Selected} | {s.Malicious} | {s.Suspicious} | {s.NotScanned} | {s.Unknown} | {s.Clean} | {report.Duration.TotalSeconds:0.0} s |\n");
        foreach (var problem in report.Problems)
            text.Append(CultureInfo.InvariantCulture, $"\n- **{Words.Of(problem.Severity)} {problem.Code}**: {Escape(problem.Message)}");
        if (report.Problems.Count > 0)
            text.Append('\n');
        AppendFindings(text, [.. TextReport.WorstFirst(report.Files).Where(file => file.Decision != Decision.Pass || file.Suppression is not null)]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The run's result in a few words.</summary>
    internal static string Answer(ScanReport report) =>
        report.ExitCode == ExitCodes.AllClear ? "passed" : string.Create(CultureInfo.InvariantCulture, $"failed (exit code {report.ExitCode})");

    /// <summary>Text of strangers within a line or a cell: shown as it is, whatever it looks like.</summary>
    internal static string Escape(string? text)
    {
        var escaped = new StringBuilder();
        foreach (var c in SafeText.Of(text))
        {
            // What is no letter, digit, blank or point could begin a link, an image, a mention, a cell or a tag.
            if (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c is not (' ' or '.' or ',' or '/' or '\''))
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static void AppendFindings(StringBuilder text, List<FileResult> findings)
    {
        if (findings.Count == 0)
            return;
        text.Append("\n| decision | outcome | file | code | detail |\n|---|---|---|---|---|\n");
        var bytes = Encoding.UTF8.GetByteCount(text.ToString());
        for (var i = 0; i < findings.Count; i++)
        {
            var file = findings[i];
            var line = string.Create(CultureInfo.InvariantCulture, $"| {(file.Suppression is null ? Words.Of(file.Decision) : "suppressed")} | {TextReport.Readable(file.Outcome)} | {Escape(file.Path)} | {file.Code} | {Escape(TextReport.Detail(file))} |\n");
            bytes += Encoding.UTF8.GetByteCount(line);
            if (bytes > MaxBytes)
            {
                text.Append(CultureInfo.InvariantCulture, $"\nand {findings.Count - i} more, which are in the other reports.\n");
                return;
            }

            text.Append(line);
        }
    }
}
