namespace SpectraKit.Scanning;

/// <summary>A report in any of its forms.</summary>
public static class ReportText
{
    /// <summary>The report's bytes: the same on every machine for the same report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">The form.</param>
    /// <returns>UTF-8 text without a byte order mark.</returns>
    public static byte[] Write(ScanReport report, ReportFormat format) => format switch
    {
        ReportFormat.Json => JsonReport.Write(report),
        ReportFormat.Text => TextReport.Write(report),
        ReportFormat.Sarif => SarifReport.Write(report),
        ReportFormat.JUnit => JUnitReport.Write(report),
        ReportFormat.Markdown => MarkdownReport.Write(report),
        ReportFormat.Html => HtmlReport.Write(report),
        ReportFormat.Csv => CsvReport.Write(report),
        ReportFormat.CodeQuality => CodeQualityReport.Write(report),
        ReportFormat.Manifest => HashManifest.Write(report),
        ReportFormat.InToto => InTotoStatement.Write(report),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such form of a report."),
    };

    /// <summary>Writes a report to a file, which is complete under its name or not there under it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">The form, and the full path.</param>
    /// <exception cref="ProblemException">The file could not be written (SPK1010); what stood there before still stands there.</exception>
    public static void Save(ScanReport report, ReportOutput output) => AtomicFile.Write(output.Path, Write(report, output.Format));
}
