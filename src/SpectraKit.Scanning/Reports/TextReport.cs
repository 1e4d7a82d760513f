using System.Globalization;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>A report for people, as plain lines: what is worst comes first, the totals last. Without colours, and without anything in a name that acts on a terminal.</summary>
public static class TextReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="showPassed">Whether files that the policy lets pass have lines of their own.</param>
    public static void Write(ScanReport report, TextWriter writer, bool showPassed = true)
    {
        foreach (var problem in report.Problems)
            writer.WriteLine(Line(problem));

        var files = WorstFirst(report.Files).Where(file => showPassed || file.Decision != Decision.Pass || file.Suppression is not null).ToList();
        var outcomes = files.Select(file => Readable(file.Outcome).Length).DefaultIfEmpty().Max();
        foreach (var file in files)
            writer.WriteLine(Line(file, outcomes));
        foreach (var line in Totals(report))
            writer.WriteLine(line);
    }

    /// <summary>Writes the lines of what the policy did not let pass, and nothing else.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to.</param>
    public static void WriteFindings(ScanReport report, TextWriter writer)
    {
        foreach (var file in WorstFirst(report.Files).Where(file => file.Decision != Decision.Pass))
            writer.WriteLine(Line(file, 0));
    }

    internal static byte[] Write(ScanReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(report, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The report's last lines: how many files had which outcome, whose verdicts they are, and what the run comes to.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Totals(ScanReport report)
    {
        var s = report.Summary;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{s.Selected} {(s.Selected == 1 ? "file" : "files")}: {s.Malicious} malicious, {s.Suspicious} suspicious, {s.NotScanned} not scanned, {s.Unknown} unknown, {s.Clean} clean ({report.Duration.TotalSeconds:0.0} s).");
        if (report.Files.Count(file => file.Container is not null) is var entries and > 0)
        {
            var archives = report.Files.Select(file => file.Container).OfType<string>().Distinct(StringComparer.Ordinal).Count();
            yield return string.Create(CultureInfo.InvariantCulture, $"{entries} of them inside of {archives} {(archives == 1 ? "archive" : "archives")}.");
        }

        if (report.Files.Count(file => file.Suppression is not null) is var suppressed and > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{suppressed} suppressed by the policy.");
        if (report.IsUnchanged)
            yield return string.Create(CultureInfo.InvariantCulture, $"Unchanged since {report.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: nothing was read or asked.");
        if (report.Service.Emulator)
            yield return "These verdicts are an emulator's: they say nothing about real malware.";
        yield return report.ExitCode == ExitCodes.AllClear ? "Passed." : string.Create(CultureInfo.InvariantCulture, $"Failed with exit code {report.ExitCode}.");
    }

    /// <summary>Files in the order in which people should hear of them: by decision, then by outcome, then by path.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The same files.</returns>
    public static IEnumerable<FileResult> WorstFirst(IEnumerable<FileResult> files) => files
        .OrderByDescending(file => file.Decision)
        .ThenByDescending(file => file.Suppression is not null)
        .ThenByDescending(file => Badness(file.Outcome))
        .ThenBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>What there is to say of one file beside its path and outcome: the threat, the risk, the reason.</summary>
    /// <param name="file">The file.</param>
    /// <returns>One line without characters that act; empty when there is nothing to say.</returns>
    public static string Detail(FileResult file)
    {
        var parts = new List<string>(4);
        if (file.ThreatName is not null)
            parts.Add(SafeText.Of(file.ThreatName));
        if (file.RiskScore is { } risk)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"risk {risk}"));
        if (file.Reason is not null)
            parts.Add(SafeText.Of(file.Reason));
        if (file.Unread is not null)
            parts.Add(SafeText.Of(file.Unread));
        if (file.Origin is not null)
            parts.Add($"because of {file.Origin} inside it");
        if (file.Package is { } package)
            parts.Add(package.Describe());
        if (file.Suppression is { } suppression)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"suppressed until {suppression.Expires:yyyy-MM-dd}: {SafeText.Of(suppression.Justification)}"));
        else if (file.IsKnownBefore)
            parts.Add("known from the baseline");
        else if (file.Rule is not null)
            parts.Add($"by {SafeText.Of(file.Rule)}");
        return string.Join(", ", parts);
    }

    /// <summary>How bad an outcome is beside the others: what was not scanned may be anything, and ranks above what was analysed.</summary>
    internal static int Badness(Outcome outcome) => outcome switch
    {
        Outcome.Malicious => 4,
        Outcome.Suspicious => 3,
        Outcome.NotScanned => 2,
        Outcome.Unknown => 1,
        _ => 0,
    };

    internal static string Readable(Outcome outcome) => outcome == Outcome.NotScanned ? "not scanned" : Words.Of(outcome);

    private static string Line(Problem problem) => $"{Words.Of(problem.Severity)} {problem.Code}: {SafeText.Of(problem.Message)}";

    private static string Line(FileResult file, int outcomes)
    {
        var decision = file.Decision switch { Decision.Fail => "FAIL", Decision.Warn => "WARN", _ => file.Suppression is null ? "pass" : "supp" };
        var code = file.Decision == Decision.Pass || file.Code is null ? "" : $"  {file.Code}";
        var detail = Detail(file);
        return $"{decision}  {Readable(file.Outcome).PadRight(outcomes)}  {SafeText.Of(file.Path)}{code}{(detail.Length > 0 ? "  " : "")}{detail}";
    }
}
