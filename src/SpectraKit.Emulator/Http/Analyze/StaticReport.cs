using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>The parts of the static analysis' report that the emulator can fill: what the file is, its verdict and its tags. The others are empty.</summary>
internal static class StaticReport
{
    private static readonly Dictionary<string, Action<Utf8JsonWriter, Sample, SampleStore>> Parts = new(StringComparer.Ordinal)
    {
        ["sha1"] = (json, sample, _) => json.WriteStringValue(sample.Digests.Sha1),
        ["sha256"] = (json, sample, _) => json.WriteStringValue(sample.Digests.Sha256),
        ["sha512"] = (json, sample, _) => json.WriteStringValue(sample.Digests.Sha512),
        ["md5"] = (json, sample, _) => json.WriteStringValue(sample.Digests.Md5),
        ["imphash"] = (json, _, _) => json.WriteNullValue(),
        ["info"] = WriteInfo,
        ["classification"] = WriteClassification,
        ["tags"] = WriteTags,
        ["story"] = (json, sample, _) => json.WriteStringValue($"This file is a {sample.Type.Display} of {sample.Size} bytes with {sample.Extracted.Count} files inside."),
        ["indicators"] = WriteEmptyArray,
        ["strings"] = WriteEmptyArray,
        ["interesting_strings"] = WriteEmptyArray,
        ["attack"] = WriteEmptyArray,
        ["malware"] = WriteEmptyArray,
        ["signatures"] = WriteEmptyArray,
        ["application"] = WriteEmptyObject,
        ["protection"] = WriteEmptyObject,
        ["security"] = WriteEmptyObject,
        ["behaviour"] = WriteEmptyObject,
        ["certificate"] = WriteEmptyObject,
        ["document"] = WriteEmptyObject,
        ["mobile"] = WriteEmptyObject,
        ["media"] = WriteEmptyObject,
        ["web"] = WriteEmptyObject,
        ["email"] = WriteEmptyObject,
        ["browser"] = WriteEmptyObject,
        ["software_package"] = WriteEmptyObject,
    };

    /// <summary>Writes the named parts, or all of them when none is named. A name that is no part is passed over.</summary>
    public static void Write(Utf8JsonWriter json, Sample sample, SampleStore store, IReadOnlyList<string> named)
    {
        json.WriteStartObject();
        foreach (var (name, write) in Parts.Where(part => named.Count == 0 || named.Contains(part.Key)))
        {
            json.WritePropertyName(name);
            write(json, sample, store);
        }

        json.WriteEndObject();
    }

    private static void WriteInfo(Utf8JsonWriter json, Sample sample, SampleStore store)
    {
        json.WriteStartObject();
        json.WriteStartObject("file");
        json.WriteString("file_type", sample.Type.Type);
        json.WriteString("file_subtype", sample.Type.Subtype);
        json.WriteString("file_name", sample.FileName);
        json.WriteNumber("size", sample.Size);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // 0 to 3 from nothing found to malicious; the factor is the older scale of 0 to 5.
    private static void WriteClassification(Utf8JsonWriter json, Sample sample, SampleStore store)
    {
        var verdict = sample.Verdict ?? Verdict.Unknown;
        json.WriteStartObject();
        json.WriteNumber("classification", verdict.Classification switch
        {
            Classification.Goodware => 1,
            Classification.Suspicious => 2,
            Classification.Malicious => 3,
            _ => 0,
        });
        json.WriteNumber("factor", verdict.Factor);
        json.WriteString("result", verdict.ThreatName ?? "");
        json.WriteNumber("rca_factor", verdict.Factor);
        json.WriteStartArray("scan_results");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, Sample sample, SampleStore store)
    {
        json.WriteStartArray();
        foreach (var tag in sample.Tags) json.WriteStringValue(tag);
        json.WriteEndArray();
    }

    private static void WriteEmptyArray(Utf8JsonWriter json, Sample sample, SampleStore store)
    {
        json.WriteStartArray();
        json.WriteEndArray();
    }

    private static void WriteEmptyObject(Utf8JsonWriter json, Sample sample, SampleStore store)
    {
        json.WriteStartObject();
        json.WriteEndObject();
    }
}
