using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>One sample's classification, in the current form and the two older ones.</summary>
internal sealed class ClassificationOperations(SampleStore store)
{
    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "GET", "/api/samples/v3/{hash_value}/classification/", ClassificationAsync),
        new(Service.Analyze, "GET", "/api/samples/{hash_value}/classification/", OlderClassificationAsync),
        new(Service.Analyze, "GET", "/api/samples/{hash_value}/ticloud/", CloudReputationAsync),
    ];

    private Task ClassificationAsync(HttpContext context)
    {
        var hash = HashParameters.PathHash(context, malformed: 404);
        var isLocalOnly = QueryFlags.Read(context, "localonly");
        var withScanners = QueryFlags.Read(context, "av_scanners");
        if (isLocalOnly && withScanners) throw Refusal.BadRequest("av_scanners and localonly exclude each other.");

        // Not yet analysed is not yet known: an answer of "unknown" would be read as a verdict.
        if (store.Find(hash) is not { Verdict: { } verdict } sample)
        {
            return Answer.JsonAsync(context, 200, json =>
            {
                json.WriteStartObject();
                json.WriteString("message", "Hash not found.");
                json.WriteEndObject();
            });
        }

        return Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteString("classification", verdict.Word);
            json.WritePropertyName("riskscore");
            VerdictJson.WriteRiskScore(json, verdict);
            json.WriteString("first_seen", ServiceTime.Second(sample.FirstSeen));
            json.WriteString("last_seen", ServiceTime.Second(sample.LastSeen));
            json.WriteString("classification_result", verdict.ThreatName);
            json.WriteString("classification_reason", Capitalised(verdict.Reason));
            json.WritePropertyName("classification_origin");
            VerdictJson.WriteOrigin(json, verdict.Origin);
            json.WriteNull("cloud_last_lookup");
            json.WriteString("data_source", "LOCAL");
            json.WriteString("sha1", sample.Digests.Sha1);
            json.WriteString("sha256", sample.Digests.Sha256);
            json.WriteString("md5", sample.Digests.Md5);
            if (withScanners)
            {
                json.WritePropertyName("av_scanners");
                VerdictJson.WriteScannerSummary(json);
            }

            json.WriteEndObject();
        });
    }

    // The older form is nowhere described; these are the names that its time used: a level for threats, a factor for trust.
    private Task OlderClassificationAsync(HttpContext context)
    {
        var hash = HashParameters.PathHash(context, malformed: 404);
        QueryFlags.Read(context, "localonly");
        var sample = Analysed(hash);
        var verdict = sample.Verdict!;
        return Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteString("sha1", sample.Digests.Sha1);
            json.WriteString("threat_status", verdict.Classification == Classification.Goodware ? "known" : verdict.Word);
            json.WriteNumber("threat_level", verdict.Classification >= Classification.Suspicious ? verdict.Factor : 0);
            json.WriteNumber("trust_factor", verdict.Classification == Classification.Goodware ? verdict.Factor : 5);
            json.WriteString("threat_name", verdict.ThreatName);
            WriteSeen(json, sample);
            json.WriteEndObject();
        });
    }

    private Task CloudReputationAsync(HttpContext context)
    {
        var sample = Analysed(HashParameters.PathHash(context, malformed: 404));
        return Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteString("sha1", sample.Digests.Sha1);
            json.WritePropertyName("ticloud");
            VerdictJson.WriteCloud(json, sample);
            json.WriteEndObject();
        });
    }

    private Sample Analysed(HashValue hash) =>
        store.Find(hash) is { Verdict: not null } sample ? sample : throw Refusal.NotFound("Hash not found.");

    private static void WriteSeen(Utf8JsonWriter json, Sample sample)
    {
        json.WriteString("first_seen", ServiceTime.Second(sample.FirstSeen));
        json.WriteString("last_seen", ServiceTime.Second(sample.LastSeen));
    }

    private static string? Capitalised(string? reason) => reason is null ? null : char.ToUpperInvariant(reason[0]) + reason[1..];
}
