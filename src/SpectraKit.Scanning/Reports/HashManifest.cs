using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>What a release shipped, by digest, with the verdicts of the day: kept beside the release, it is what <c>recheck</c> asks about again.</summary>
internal static class HashManifest
{
    /// <summary>The version of its form.</summary>
    public const string SchemaVersion = "1.0";

    public static byte[] Write(ScanReport report) => JsonReport.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteString("kind", "manifest");
        JsonReport.WriteTool(json, report.Tool);
        JsonReport.WriteService(json, report.Service);
        json.WriteString("createdAt", JsonReport.Instant(report.StartedAt));
        json.WriteStartArray("files");
        foreach (var file in report.Files.Where(file => file.Sha256 is not null))
            WriteFile(json, file);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteFile(Utf8JsonWriter json, FileResult file)
    {
        json.WriteStartObject();
        JsonReport.WriteText(json, "path", file.Path);
        if (file.Container is not null)
            JsonReport.WriteText(json, "container", file.Container);
        json.WriteNumber("size", file.Size ?? 0);
        json.WriteString("sha256", file.Sha256);
        json.WriteString("sha1", file.Sha1);
        json.WriteString("outcome", Words.Of(file.Outcome));
        JsonReport.WriteText(json, "threatName", file.ThreatName);
        json.WriteEndObject();
    }
}
