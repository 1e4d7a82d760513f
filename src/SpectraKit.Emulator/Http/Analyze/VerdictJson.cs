using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>The parts of answers that verdicts are made of.</summary>
internal static class VerdictJson
{
    public static void WriteRiskScore(Utf8JsonWriter json, Verdict? verdict)
    {
        if (verdict?.RiskScore is { } score) json.WriteNumberValue(score);
        else json.WriteNullValue();
    }

    public static void WriteOrigin(Utf8JsonWriter json, SampleDigests? origin)
    {
        if (origin is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("sha1", origin.Sha1);
        json.WriteString("sha256", origin.Sha256);
        json.WriteString("sha512", origin.Sha512);
        json.WriteString("md5", origin.Md5);
        json.WriteNull("imphash");
        json.WriteEndObject();
    }

    /// <summary>No scanner is asked: the counts are nought.</summary>
    public static void WriteScannerSummary(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var who in (ReadOnlySpan<string>)["scanner", "vendor"])
        {
            json.WriteNumber($"{who}_count", 0);
            json.WriteNumber($"{who}_match", 0);
            json.WriteNumber($"{who}_percent", 0.0);
        }

        json.WriteEndObject();
    }

    /// <summary>What the cloud would say: the emulator has one memory for both services.</summary>
    public static void WriteCloud(Utf8JsonWriter json, Sample sample)
    {
        json.WriteStartObject();
        json.WriteString("classification", sample.CloudVerdict?.Word);
        json.WritePropertyName("riskscore");
        WriteRiskScore(json, sample.CloudVerdict);
        json.WriteString("classification_result", sample.CloudVerdict?.ThreatName);
        json.WriteString("classification_reason", sample.CloudVerdict?.Reason);
        json.WriteString("first_seen", ServiceTime.Second(sample.FirstSeen));
        json.WriteString("last_seen", ServiceTime.Second(sample.LastSeen));
        json.WriteEndObject();
    }
}
