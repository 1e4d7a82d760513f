using System.Globalization;
using System.Net;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>
/// One page with everything in it: no network, no font, no script from elsewhere, which its own content policy enforces. The table is plain HTML and can be
/// read, printed and searched without the script, which only sorts and filters.
/// </summary>
internal static class HtmlReport
{
    private static readonly string _style = EmbeddedText.Read("report.css");
    private static readonly string _script = EmbeddedText.Read("report.js");

    public static byte[] Write(ScanReport report)
    {
        var html = new StringBuilder(16 * 1024 + (report.Files.Count * 512));
        var passed = report.ExitCode == ExitCodes.AllClear;
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <title>SpectraKit: {MarkdownReport.Answer(report)}</title>
            <style>
            {_style}</style>
            </head>
            <body>
            <header class="{(passed ? "passed" : "failed")}">
            <h1>SpectraKit: {MarkdownReport.Answer(report)}</h1>
            <p>{Describe(report)}</p>
            </header>
            <main>

            """);
        if (report.Service.Emulator)
            html.Append("<p class=\"note\" role=\"note\">These verdicts are an emulator's: they say nothing about real malware.</p>\n");
        AppendProblems(html, report.Problems);
        AppendControls(html, report.Summary);
        AppendTable(html, report);
        html.Append(CultureInfo.InvariantCulture, $"</main>\n<footer>{Text(report.Tool.Name)} {Text(report.Tool.Version)}</footer>\n<script>\n{_script}</script>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static string Describe(ScanReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Summary.Selected} {(report.Summary.Selected == 1 ? "file" : "files")}, {(report.Service.Kind == ServiceKind.Analyze ? "Spectra Analyze" : "Spectra Intelligence")}{(report.Service.Url is null ? "" : " at " + Text(report.Service.Url))}, <time datetime=\"{JsonReport.Instant(report.StartedAt)}\">{report.StartedAt.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC</time>, {report.Duration.TotalSeconds:0.0} s.{(report.IsComplete || report.Files.Count == 0 ? "" : " Not complete: some files were not scanned.")}");

    private static void AppendProblems(StringBuilder html, IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
            return;
        html.Append("<section aria-label=\"About the run\"><ul class=\"problems\">\n");
        foreach (var problem in problems)
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"{Words.Of(problem.Severity)}\"><b>{Words.Of(problem.Severity)} {problem.Code}</b> {Text(problem.Message)}</li>\n");
        html.Append("</ul></section>\n");
    }

    // Each total is a filter: what people want after reading a number is the files that it counts.
    private static void AppendControls(StringBuilder html, ScanSummary s)
    {
        html.Append("<section class=\"controls\" aria-label=\"Filter\">\n<div class=\"totals\" role=\"group\" aria-label=\"Outcomes\">\n");
        foreach (var (outcome, count) in ((Outcome, int)[])[(Outcome.Malicious, s.Malicious), (Outcome.Suspicious, s.Suspicious), (Outcome.NotScanned, s.NotScanned), (Outcome.Unknown, s.Unknown), (Outcome.Clean, s.Clean)])
            html.Append(CultureInfo.InvariantCulture, $"<button type=\"button\" class=\"{Words.Of(outcome)}\" data-outcome=\"{Words.Of(outcome)}\" aria-pressed=\"false\"><b>{count}</b> {TextReport.Readable(outcome)}</button>\n");
        html.Append("</div>\n<label>Search <input type=\"search\" id=\"search\" autocomplete=\"off\" placeholder=\"name, hash, threat\"></label>\n<p id=\"shown\" role=\"status\"></p>\n</section>\n");
    }

    private static void AppendTable(StringBuilder html, ScanReport report)
    {
        if (report.Files.Count == 0)
        {
            html.Append("<p>No file was scanned.</p>\n");
            return;
        }

        html.Append("<table id=\"files\">\n<caption>Files, worst first</caption>\n<thead><tr>");
        foreach (var (name, kind) in ((string, string)[])[("Decision", "rank"), ("Outcome", "rank"), ("File", "text"), ("Risk", "number"), ("Threat and reason", "text"), ("Size", "number"), ("SHA-256", "text")])
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" data-sort=\"{kind}\"><button type=\"button\">{name}</button></th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var file in TextReport.WorstFirst(report.Files))
            AppendFile(html, file);
        html.Append("</tbody>\n</table>\n");
    }

    private static void AppendFile(StringBuilder html, FileResult file)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr class=\"{Words.Of(file.Outcome)}\" data-outcome=\"{Words.Of(file.Outcome)}\">");
        Cell(html, "Decision", $"{(file.Suppression is null ? Words.Of(file.Decision) : "suppressed")}{(file.Decision == Decision.Pass || file.Code is null ? "" : $" <small>{file.Code}</small>")}", (int)file.Decision);
        Cell(html, "Outcome", TextReport.Readable(file.Outcome), TextReport.Badness(file.Outcome));
        html.Append(CultureInfo.InvariantCulture, $"<th scope=\"row\" data-label=\"File\"><bdi>{Text(file.Path)}</bdi>{(file.DuplicateOf is null ? "" : $"<br><small>same content as <bdi>{Text(file.DuplicateOf)}</bdi></small>")}</th>");
        Cell(html, "Risk", file.RiskScore?.ToString(CultureInfo.InvariantCulture) ?? "", file.RiskScore ?? -1);
        Cell(html, "Threat and reason", Text(TextReport.Detail(file)));
        Cell(html, "Size", file.Size?.ToString("N0", CultureInfo.InvariantCulture) ?? "", file.Size ?? -1);
        Cell(html, "SHA-256", file.Sha256 is null ? "" : $"<code>{file.Sha256}</code>");
        html.Append("</tr>\n");
    }

    private static void Cell(StringBuilder html, string label, string content, long? value = null)
    {
        html.Append(CultureInfo.InvariantCulture, $"<td data-label=\"{label}\"");
        if (value is { } number)
            html.Append(CultureInfo.InvariantCulture, $" data-value=\"{number}\"");
        html.Append('>').Append(content).Append("</td>");
    }

    /// <summary>Text of strangers. Beyond what HTML needs, each name stands in its own <c>bdi</c>, so that its direction is its own affair.</summary>
    private static string Text(string? text) => WebUtility.HtmlEncode(SafeText.Of(text));
}
