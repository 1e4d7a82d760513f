using System.Globalization;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>A table by RFC 4180, one line a file. A field that a spreadsheet would calculate begins with an apostrophe, which makes it text.</summary>
internal static class CsvReport
{
    private static readonly string[] _columns =
        ["path", "size", "sha256", "sha1", "outcome", "decision", "code", "classification", "riskScore", "threatName", "reason", "origin", "duplicateOf", "package"];

    public static byte[] Write(ScanReport report)
    {
        var text = new StringBuilder();
        AppendLine(text, _columns);
        foreach (var file in report.Files)
        {
            AppendLine(
                text,
                [
                    file.Path, Number(file.Size), file.Sha256, file.Sha1, Words.Of(file.Outcome), Words.Of(file.Decision), file.Code?.Id,
                    file.Classification, Number(file.RiskScore), file.ThreatName, file.Reason, file.Origin, file.DuplicateOf,
                    file.Package is { } package ? $"{package.Id} {package.Version}" : null,
                ]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AppendLine(StringBuilder text, IReadOnlyList<string?> fields) => text.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    private static string Field(string? value)
    {
        var text = SafeText.Of(value);
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
