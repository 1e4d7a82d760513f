using System.Security.Cryptography;
using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>
/// An in-toto statement (v1) with the test-result predicate (v0.1): subjects by digest, each with its verdict as an annotation; the policy by digest;
/// what passed, warned and failed; and when. Unsigned: signing is the pipeline's.
/// </summary>
internal static class InTotoStatement
{
    public static byte[] Write(ScanReport report) => JsonReport.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("_type", "https://in-toto.io/Statement/v1");
        json.WriteStartArray("subject");
        foreach (var file in report.Files.Where(file => file.Sha256 is not null))
            WriteSubject(json, file);
        json.WriteEndArray();
        json.WriteString("predicateType", "https://in-toto.io/attestation/test-result/v0.1");
        json.WriteStartObject("predicate");
        json.WriteString("result", report.ExitCode != ExitCodes.AllClear ? "FAILED" : report.Files.Any(file => file.Decision == Decision.Warn) ? "WARNED" : "PASSED");
        json.WriteStartArray("configuration");
        json.WriteStartObject();
        json.WriteString("name", "policy");
        json.WriteStartObject("digest");
        json.WriteString("sha256", PolicyDigest(report.Policy));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        WriteNames(json, "passedTests", report.Files, Decision.Pass);
        WriteNames(json, "warnedTests", report.Files, Decision.Warn);
        WriteNames(json, "failedTests", report.Files, Decision.Fail);
        json.WriteString("scannedAt", JsonReport.Instant(report.StartedAt));
        json.WriteBoolean("complete", report.IsComplete);
        JsonReport.WriteTool(json, report.Tool);
        JsonReport.WriteService(json, report.Service);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>The digest of what the policy says, whatever file or option said it.</summary>
    internal static string PolicyDigest(ScanPolicy policy) => Convert.ToHexStringLower(SHA256.HashData(JsonReport.Write(json =>
    {
        json.WriteStartObject();
        JsonReport.WritePolicy(json, policy);
        json.WriteEndObject();
    })));

    private static void WriteSubject(Utf8JsonWriter json, FileResult file)
    {
        json.WriteStartObject();
        JsonReport.WriteText(json, "name", file.Path);
        json.WriteStartObject("digest");
        json.WriteString("sha256", file.Sha256);
        json.WriteString("sha1", file.Sha1);
        json.WriteEndObject();
        json.WriteStartObject("annotations");
        json.WriteString("outcome", Words.Of(file.Outcome));
        if (file.Classification is not null)
            JsonReport.WriteText(json, "classification", file.Classification);
        if (file.ThreatName is not null)
            JsonReport.WriteText(json, "threatName", file.ThreatName);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<FileResult> files, Decision decision)
    {
        json.WriteStartArray(name);
        foreach (var file in files.Where(file => file.Decision == decision))
            json.WriteStringValue(System.Text.Encoding.UTF8.GetBytes(file.Path));
        json.WriteEndArray();
    }
}
