using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>A remembered verdict as JSON. What cannot be read was written by another version or by nobody, and is as good as not there.</summary>
internal static class RememberedText
{
    private const int Version = 1;

    public static byte[] Write(RememberedVerdict verdict) => JsonReport.Write(json =>
    {
        var report = verdict.Report;
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("sha256", report.Sha256.ToString());
        json.WriteString("service", Words.Of(report.Service));
        json.WriteString("storedAt", JsonReport.Instant(verdict.StoredAt));
        JsonReport.WriteText(json, "classification", report.Classification);
        JsonReport.WriteNumber(json, "riskScore", report.RiskScore);
        JsonReport.WriteText(json, "threatName", report.ThreatName);
        JsonReport.WriteText(json, "reason", report.Reason);
        json.WriteString("origin", report.Origin?.ToString());
        JsonReport.WriteScanners(json, report.Scanners);
        json.WriteString("checkedAt", report.CheckedAt is { } time ? JsonReport.Instant(time) : null);
        json.WriteEndObject();
    });

    public static RememberedVerdict? Read(byte[] utf8, SampleHash sha256)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var json = document.RootElement;
            // The name says which content it is; a file that was copied to another name speaks of another one.
            if (json.GetProperty("version").GetInt32() != Version || JsonReportReader.Text(json, "sha256") != sha256.ToString())
                return null;
            return new(
                new(sha256)
                {
                    Service = Words.TryRead<VerdictService>(JsonReportReader.Text(json, "service"), out var service) ? service : VerdictService.Analyze,
                    Classification = JsonReportReader.Text(json, "classification"),
                    RiskScore = (int?)JsonReportReader.Number(json, "riskScore"),
                    ThreatName = JsonReportReader.Text(json, "threatName"),
                    Reason = JsonReportReader.Text(json, "reason"),
                    Origin = JsonReportReader.Text(json, "origin") is { } origin && SampleHash.TryParse(origin, out var hash) ? hash : null,
                    Scanners = JsonReportReader.ReadScanners(json),
                    CheckedAt = JsonReportReader.Member(json, "checkedAt")?.GetDateTimeOffset(),
                },
                json.GetProperty("storedAt").GetDateTimeOffset());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
