using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>A sample that a search found, in the members of matches on the appliance, in the cloud, and in the older search, which had both.</summary>
internal static class SearchEntryJson
{
    public static void WriteLocal(Utf8JsonWriter json, Sample sample)
    {
        var threat = sample.Verdict?.ThreatName?.Split('.') ?? [];
        json.WriteStartObject();
        WriteDigests(json, sample);
        json.WriteString("classification", sample.Verdict?.Word);
        json.WritePropertyName("riskscore");
        VerdictJson.WriteRiskScore(json, sample.Verdict);
        json.WriteString("sample_type", sample.Type.Display);
        json.WriteString("threat_type", threat.Length > 1 ? threat[1] : null);
        json.WriteString("threat_family", threat.Length > 0 ? threat[^1] : null);
        json.WriteStartArray("file_names");
        foreach (var name in sample.Names.Select(Sample.LastSegment).Distinct(StringComparer.Ordinal)) json.WriteStringValue(name);
        json.WriteEndArray();
        WriteRest(json, sample);
        json.WriteEndObject();
    }

    public static void WriteCloud(Utf8JsonWriter json, Sample sample)
    {
        var verdict = sample.CloudVerdict;
        json.WriteStartObject();
        WriteDigests(json, sample);
        json.WriteString("classification", verdict?.CloudStatus);
        json.WriteString("threatname", verdict?.ThreatName);
        json.WriteString("sampletype", sample.Type.Display);
        json.WriteNumber("antivirus", 0);
        json.WriteString("filename", sample.FileName);
        json.WriteNumber("factor", verdict?.Factor ?? 0);
        WriteRest(json, sample);
        json.WriteEndObject();
    }

    public static void WriteOlder(Utf8JsonWriter json, Sample sample)
    {
        var verdict = sample.Verdict;
        json.WriteStartObject();
        WriteDigests(json, sample);
        json.WriteString("classification", verdict?.Word.ToUpperInvariant());
        json.WritePropertyName("riskscore");
        VerdictJson.WriteRiskScore(json, verdict);
        json.WriteString("threatname", verdict?.ThreatName);
        json.WriteString("sampletype", sample.Type.Display);
        json.WriteString("filename", sample.FileName);
        WriteRest(json, sample);
        json.WriteEndObject();
    }

    private static void WriteDigests(Utf8JsonWriter json, Sample sample)
    {
        json.WriteBoolean("available", true);
        json.WriteString("sha1", sample.Digests.Sha1);
        json.WriteString("sha256", sample.Digests.Sha256);
        json.WriteString("md5", sample.Digests.Md5);
    }

    private static void WriteRest(Utf8JsonWriter json, Sample sample)
    {
        json.WriteNumber("size", sample.Size);
        json.WriteString("firstseen", ServiceTime.Second(sample.FirstSeen));
        json.WriteString("lastseen", ServiceTime.Second(sample.LastSeen));
        json.WriteNumber("filecount", sample.Extracted.Count);
    }
}
