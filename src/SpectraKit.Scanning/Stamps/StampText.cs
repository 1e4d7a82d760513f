using System.Globalization;
using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>A stamp as a file. The first line is its expiry in ticks, for hosts that can compare a number and parse no JSON; the rest is JSON. What cannot be read is no stamp.</summary>
internal static class StampText
{
    private const int Version = 1;

    public static byte[] Write(BuildStamp stamp)
    {
        var json = JsonReport.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("key", stamp.Key);
            json.WriteString("lookedAt", JsonReport.Instant(stamp.LookedAt));
            json.WriteString("expiresAt", JsonReport.Instant(stamp.ExpiresAt));
            json.WriteStartArray("files");
            foreach (var file in stamp.Files)
            {
                json.WriteStartObject();
                JsonReport.WriteText(json, "path", file.Path);
                json.WriteNumber("size", file.Identity.Size);
                json.WriteNumber("written", file.Identity.Written);
                json.WriteNumber("changed", file.Identity.Changed);
                json.WriteNumber("inode", file.Identity.Inode);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBase64String("report", JsonReport.Write(stamp.Report));
            json.WriteEndObject();
        });
        return [.. System.Text.Encoding.ASCII.GetBytes(stamp.ExpiresAt.UtcTicks.ToString(CultureInfo.InvariantCulture) + "\n"), .. json];
    }

    public static BuildStamp? Read(string path)
    {
        try
        {
            var utf8 = File.ReadAllBytes(path);
            using var document = JsonDocument.Parse(utf8.AsMemory(Array.IndexOf(utf8, (byte)'\n') + 1));
            var json = document.RootElement;
            if (json.GetProperty("version").GetInt32() != Version)
                return null;
            return new()
            {
                Key = json.GetProperty("key").GetString()!,
                LookedAt = json.GetProperty("lookedAt").GetDateTimeOffset(),
                ExpiresAt = json.GetProperty("expiresAt").GetDateTimeOffset(),
                Files = [.. json.GetProperty("files").EnumerateArray().Select(ReadFile)],
                Report = JsonReportReader.Read(json.GetProperty("report").GetBytesFromBase64()),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static StampedFile ReadFile(JsonElement file) => new(
        file.GetProperty("path").GetString()!,
        new(file.GetProperty("size").GetInt64(), file.GetProperty("written").GetInt64(), file.GetProperty("changed").GetInt64(), file.GetProperty("inode").GetUInt64()),
        file.GetProperty("sha256").GetString()!);
}
