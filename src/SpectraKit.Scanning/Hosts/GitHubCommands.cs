using System.Globalization;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>GitHub's workflow commands: annotations within the ten of each level that a step may have, and the step's outputs.</summary>
internal static class GitHubCommands
{
    /// <summary>More of one level in one step are dropped without a word.</summary>
    public const int MaxAnnotations = 10;

    /// <summary>A step's summary above this is dropped whole.</summary>
    public const int MaxSummaryBytes = 1024 * 1024;

    public static IEnumerable<string> Annotations(ScanReport report)
    {
        foreach (var level in CiReporter.Findings(report).GroupBy(finding => finding.Severity))
        {
            var all = level.ToList();
            // The last place of ten tells how many there are beyond it.
            var shown = all.Count <= MaxAnnotations ? all.Count : MaxAnnotations - 1;
            var word = WordOf(level.Key);
            foreach (var (_, code, place, text) in all.Take(shown))
                yield return $"::{word} {(place is null ? "" : $"file={Property(SafeText.Of(place.File))},line={place.Line.ToString(CultureInfo.InvariantCulture)},")}title={Property($"{code.Id} {code.Title}")}::{Data(text)}";
            if (shown < all.Count)
                yield return string.Create(CultureInfo.InvariantCulture, $"::{word} title=SpectraKit::and {all.Count - shown} more, which are in the step's summary and in the reports");
        }
    }

    public static string Outputs(ScanReport report)
    {
        var s = report.Summary;
        var text = new StringBuilder();
        foreach (var (name, value) in ((string, int)[])[("exit-code", report.ExitCode), ("files", s.Selected), ("malicious", s.Malicious), ("suspicious", s.Suspicious), ("not-scanned", s.NotScanned), ("unknown", s.Unknown), ("clean", s.Clean)])
            text.Append(CultureInfo.InvariantCulture, $"{name}={value}\n");
        return text.Append("result=").Append(report.ExitCode == ExitCodes.AllClear ? "passed" : "failed").Append('\n').ToString();
    }

    public static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    public static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string WordOf(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
}
