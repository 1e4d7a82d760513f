using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>Reads what an earlier scan wrote, its manifest or its JSON report, back into files that are known by their digests.</summary>
internal static class ManifestReader
{
    /// <exception cref="ProblemException">It cannot be read, or is something else (SPK1016).</exception>
    public static IReadOnlyList<ManifestEntry> Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var version = JsonReportReader.Text(root, "schemaVersion");
            if (version?.Split('.')[0] != HashManifest.SchemaVersion.Split('.')[0])
                throw new FormatException($"its schemaVersion is '{version}', and this version reads {HashManifest.SchemaVersion}.");
            return [.. root.GetProperty("files").EnumerateArray().Where(file => JsonReportReader.Text(file, "sha256") is not null).Select(Read)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new ProblemException(new(Codes.InvalidManifest, $"The manifest '{SafeText.Of(path)}' cannot be used: {SafeText.Of(e.Message)} It is what a scan writes with --report manifest=FILE or --json FILE."), e);
        }
    }

    private static ManifestEntry Read(JsonElement file) => new(
        JsonReportReader.Text(file, "path") ?? throw new FormatException("a file has no path."),
        JsonReportReader.Number(file, "size") ?? 0,
        Digest(file, "sha256", HashKind.Sha256),
        Digest(file, "sha1", HashKind.Sha1))
    {
        Outcome = Words.TryRead<Outcome>(JsonReportReader.Text(file, "outcome"), out var outcome) ? outcome : Outcome.NotScanned,
        ThreatName = JsonReportReader.Text(file, "threatName"),
        Container = JsonReportReader.Text(file, "container"),
    };

    private static SampleHash Digest(JsonElement file, string name, HashKind kind) =>
        SampleHash.TryParse(JsonReportReader.Text(file, name) ?? "", out var hash) && hash.Kind == kind ? hash : throw new FormatException($"'{JsonReportReader.Text(file, name)}' is no {name}.");
}
