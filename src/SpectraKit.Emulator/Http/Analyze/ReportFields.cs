using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>The fields of report summaries and detailed reports, by name, each with what it writes.</summary>
internal static class ReportFields
{
    private static readonly HashSet<string> OnlyWhenNamed = ["ticore", "ticloud", "summary", "aliases"];
    private static readonly HashSet<string> OnlyForUrls = ["networkthreatintelligence", "domainthreatintelligence"];

    /// <summary>What only a detailed report has: other services' findings, of which there are none, and the sample in short.</summary>
    private static readonly HashSet<string> OnlyDetailed =
    [
        "sample_summary", "sources", "rl_cloud_sandbox", "rl_auxiliary_analysis", "cape", "cisco_secure_malware_analytics", "cuckoo", "fireeye",
        "joe", "vmray_tcbase", "network_indicators", "behavior",
    ];

    private static readonly string[] UsuallyDetailed =
    [
        "rl_auxiliary_analysis", "av_scanners", "av_scanners_summary", "cape", "cisco_secure_malware_analytics", "cuckoo", "discussion", "joe",
        "fireeye", "rl_cloud_sandbox", "sources", "sample_summary", "ticore", "tags", "ticloud", "vmray_tcbase",
    ];

    private static readonly string[] InShort =
    [
        "id", "sha1", "sha256", "sha512", "md5", "category", "file_type", "file_subtype", "file_size", "extracted_file_count",
        "local_first_seen", "local_last_seen", "classification", "riskscore", "classification_result", "classification_reason",
    ];

    private static readonly Dictionary<string, Action<Utf8JsonWriter, Sample, SampleStore>> Writers = new(StringComparer.Ordinal)
    {
        ["id"] = (json, sample, _) => json.WriteNumberValue(sample.Id),
        ["sha1"] = (json, sample, _) => json.WriteStringValue(sample.Digests.Sha1),
        ["sha256"] = (json, sample, _) => json.WriteStringValue(sample.Digests.Sha256),
        ["sha512"] = (json, sample, _) => json.WriteStringValue(sample.Digests.Sha512),
        ["md5"] = (json, sample, _) => json.WriteStringValue(sample.Digests.Md5),
        ["imphash"] = (json, _, _) => json.WriteNullValue(),
        ["category"] = (json, sample, _) => json.WriteStringValue(sample.Type.Category),
        ["file_type"] = (json, sample, _) => json.WriteStringValue(sample.Type.Type),
        ["file_subtype"] = (json, sample, _) => json.WriteStringValue(sample.Type.Subtype),
        ["identification_name"] = (json, _, _) => json.WriteStringValue(""),
        ["identification_version"] = (json, _, _) => json.WriteStringValue(""),
        ["file_size"] = (json, sample, _) => json.WriteNumberValue(sample.Size),
        ["extracted_file_count"] = (json, sample, _) => json.WriteNumberValue(sample.Extracted.Count),
        ["local_first_seen"] = (json, sample, _) => json.WriteStringValue(ServiceTime.Micro(sample.FirstSeen)),
        ["local_last_seen"] = (json, sample, _) => json.WriteStringValue(ServiceTime.Micro(sample.LastSeen)),
        ["classification_origin"] = (json, sample, _) => VerdictJson.WriteOrigin(json, sample.Verdict?.Origin),
        ["classification_reason"] = (json, sample, _) => json.WriteStringValue(sample.Verdict?.Reason),
        ["classification_source"] = (json, _, _) => json.WriteNullValue(),
        ["classification"] = (json, sample, _) => json.WriteStringValue(sample.Verdict?.Word),
        ["riskscore"] = (json, sample, _) => VerdictJson.WriteRiskScore(json, sample.Verdict),
        ["classification_result"] = (json, sample, _) => json.WriteStringValue(sample.Verdict?.ThreatName),
        ["tags"] = WriteTags,
        ["discussion"] = WriteDiscussion,
        ["proposed_filename"] = (json, _, _) => json.WriteNullValue(),
        ["av_scanners"] = (json, _, _) => WriteEmptyArray(json),
        ["av_scanners_summary"] = (json, _, _) => VerdictJson.WriteScannerSummary(json),
        ["networkthreatintelligence"] = (json, _, _) => WriteEmptyObject(json),
        ["domainthreatintelligence"] = (json, _, _) => WriteEmptyObject(json),
        ["aliases"] = (json, sample, _) => WriteStrings(json, sample.Names.Select(Sample.LastSegment).Distinct(StringComparer.Ordinal)),
        ["summary"] = WriteSummary,
        ["ticloud"] = (json, sample, _) => VerdictJson.WriteCloud(json, sample),
        ["ticore"] = (json, sample, store) => StaticReport.Write(json, sample, store, []),
    };

    /// <summary>The fields to answer with.</summary>
    /// <exception cref="Refusal">A name is no field, or threat intelligence was asked for without naming its fields.</exception>
    public static IReadOnlyList<string> Choose(RequestFields request, bool isDetailed)
    {
        var named = request.CommaList("fields");
        if (named.FirstOrDefault(name => !Writers.ContainsKey(name) && !(isDetailed && OnlyDetailed.Contains(name))) is { } unknown) throw Refusal.BadRequest($"\"{unknown}\" is not a field of the report.");

        var includesUrls = request.Flag("include_networkthreatintelligence");
        if (includesUrls && !OnlyForUrls.All(named.Contains))
            throw Refusal.BadRequest("include_networkthreatintelligence needs networkthreatintelligence and domainthreatintelligence in fields.");

        var chosen = named.Count > 0 ? named : isDetailed ? UsuallyDetailed : Writers.Keys.Where(name => !OnlyWhenNamed.Contains(name));
        return [.. chosen.Distinct().Where(name => includesUrls || !OnlyForUrls.Contains(name))];
    }

    public static void Write(Utf8JsonWriter json, Sample sample, IReadOnlyList<string> fields, SampleStore store)
    {
        json.WriteStartObject();
        foreach (var field in fields)
        {
            json.WritePropertyName(field);
            if (Writers.TryGetValue(field, out var write)) write(json, sample, store);
            else if (field == "sample_summary") Write(json, sample, InShort, store);
            else if (field == "sources") WriteEmptyArray(json);
            else WriteEmptyObject(json);
        }

        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, Sample sample, SampleStore store)
    {
        json.WriteStartObject();
        json.WritePropertyName("ticore");
        WriteStrings(json, sample.Tags);
        json.WritePropertyName("user");
        WriteStrings(json, sample.UserTags);
        json.WriteEndObject();
    }

    private static void WriteDiscussion(Utf8JsonWriter json, Sample sample, SampleStore store)
    {
        json.WriteStartArray();
        foreach (var comment in sample.Comments)
        {
            json.WriteStartObject();
            json.WriteString("comment", comment.Text);
            json.WriteString("created", ServiceTime.Micro(comment.Created));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter json, Sample sample, SampleStore store)
    {
        json.WriteStartObject();
        json.WriteNumber("id", sample.Id);
        json.WriteString("sha1", sample.Digests.Sha1);
        json.WriteStartArray("indicators");
        json.WriteEndArray();
        json.WriteStartObject("unpacking_status");
        json.WriteNumber("failed", sample.Unpacking.Failed);
        json.WriteNumber("success", sample.Unpacking.Succeeded);
        json.WriteNumber("partial", sample.Unpacking.IsPartial ? 1 : 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray();
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteEmptyArray(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteEndArray();
    }

    private static void WriteEmptyObject(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteEndObject();
    }
}
