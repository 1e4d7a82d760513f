using System.Text.Json.Serialization;

namespace SpectraKit.Benchmarks;

/// <summary>The same answer as plain classes, for System.Text.Json's two ways of reading it.</summary>
internal sealed record PlainReportPage(int Count, string? Next, string? Previous, List<PlainReport> Results);

/// <summary>One entry, with the same .NET types as the generated model; a digest is a string here, since System.Text.Json knows no other.</summary>
internal sealed record PlainReport
{
    public long? Id { get; init; }

    public string? Sha1 { get; init; }

    public string? Sha256 { get; init; }

    public string? Sha512 { get; init; }

    public string? Md5 { get; init; }

    public string? Category { get; init; }

    [JsonPropertyName("file_type")]
    public string? FileType { get; init; }

    [JsonPropertyName("file_subtype")]
    public string? FileSubtype { get; init; }

    [JsonPropertyName("identification_name")]
    public string? IdentificationName { get; init; }

    [JsonPropertyName("identification_version")]
    public string? IdentificationVersion { get; init; }

    [JsonPropertyName("file_size")]
    public long? FileSize { get; init; }

    [JsonPropertyName("extracted_file_count")]
    public long? ExtractedFileCount { get; init; }

    [JsonPropertyName("local_first_seen")]
    public DateTimeOffset? LocalFirstSeen { get; init; }

    [JsonPropertyName("local_last_seen")]
    public DateTimeOffset? LocalLastSeen { get; init; }

    [JsonPropertyName("classification_origin")]
    public PlainDigests? ClassificationOrigin { get; init; }

    [JsonPropertyName("classification_reason")]
    public string? ClassificationReason { get; init; }

    [JsonPropertyName("classification_source")]
    public long? ClassificationSource { get; init; }

    public string? Classification { get; init; }

    [JsonPropertyName("riskscore")]
    public int? RiskScore { get; init; }

    [JsonPropertyName("classification_result")]
    public string? ClassificationResult { get; init; }

    public PlainTags? Tags { get; init; }
}

internal sealed record PlainDigests(string? Sha1, string? Sha256, string? Md5);

internal sealed record PlainTags(List<string>? Ticore, List<string>? User);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainReportPage))]
internal sealed partial class PlainReportContext : JsonSerializerContext;
