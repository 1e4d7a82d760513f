using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>Azure Pipelines' logging commands: issues, results as variables, the summary, the log of the scans tab.</summary>
internal static class AzureCommands
{
    /// <summary>Beyond these, a page of issues is no help to anybody.</summary>
    public const int MaxIssues = 50;

    public static IEnumerable<string> Issues(ScanReport report)
    {
        var all = CiReporter.Findings(report).Where(finding => finding.Severity != Severity.Information).OrderByDescending(finding => finding.Severity).ToList();
        foreach (var (severity, code, place, text) in all.Take(MaxIssues))
            yield return $"##vso[task.logissue type={WordOf(severity)};{(place is null ? "" : $"sourcepath={Property(SafeText.Of(place.File))};linenumber={place.Line.ToString(CultureInfo.InvariantCulture)};columnnumber=1;")}code={code.Id}]{Data(text)}";
        if (all.Count > MaxIssues)
            yield return string.Create(CultureInfo.InvariantCulture, $"##vso[task.logissue type={WordOf(all[MaxIssues].Severity)}]and {all.Count - MaxIssues} more, which are in the summary and in the reports");

        yield return Variable("result", report.ExitCode == ExitCodes.AllClear ? "passed" : "failed");
        yield return Variable("exitCode", report.ExitCode.ToString(CultureInfo.InvariantCulture));
        yield return Variable("malicious", report.Summary.Malicious.ToString(CultureInfo.InvariantCulture));
        if (report.ExitCode == ExitCodes.AllClear && all.Count > 0)
            yield return "##vso[task.complete result=SucceededWithIssues;]";
    }

    public static string UploadSummary(string path) => $"##vso[task.uploadsummary]{Data(path)}";

    /// <summary>The scans tab reads <c>*.sarif</c> at the root of the artifact of this name.</summary>
    public static string UploadLog(string path) => $"##vso[artifact.upload containerfolder=CodeAnalysisLogs;artifactname=CodeAnalysisLogs]{Data(path)}";

    public static string Data(string text) => text.Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    public static string Property(string text) => Data(text).Replace("]", "%5D", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);

    private static string Variable(string name, string value) => $"##vso[task.setvariable variable=spectrakit.{name};isOutput=true]{value}";

    private static string WordOf(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
