using System.Text.Json.Serialization;

namespace SpectraKit.Benchmarks;

/// <summary>The document of <c>shapes.json</c> as plain classes, for System.Text.Json's two ways of reading it.</summary>
internal sealed record PlainShapes
{
    public required List<PlainWide> Wide { get; init; }

    public required List<PlainNarrow> Narrow { get; init; }

    public required List<double> Numbers { get; init; }

    public required List<DateTimeOffset> Times { get; init; }

    public required Dictionary<string, long> Map { get; init; }
}

internal sealed record PlainNarrow(int X, int Y, string Name);

internal sealed record PlainWide
{
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; init; }

    [JsonPropertyName("owner_id")]
    public long? OwnerId { get; init; }

    [JsonPropertyName("owner_name")]
    public string? OwnerName { get; init; }

    [JsonPropertyName("size")]
    public long? Size { get; init; }

    [JsonPropertyName("is_public")]
    public bool? IsPublic { get; init; }

    [JsonPropertyName("is_archived")]
    public bool? IsArchived { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("language")]
    public string? Language { get; init; }

    [JsonPropertyName("default_branch")]
    public string? DefaultBranch { get; init; }

    [JsonPropertyName("open_issues")]
    public long? OpenIssues { get; init; }

    [JsonPropertyName("watchers")]
    public long? Watchers { get; init; }

    [JsonPropertyName("forks")]
    public long? Forks { get; init; }

    [JsonPropertyName("score")]
    public double? Score { get; init; }

    [JsonPropertyName("html_url")]
    public string? HtmlUrl { get; init; }

    [JsonPropertyName("clone_url")]
    public string? CloneUrl { get; init; }

    [JsonPropertyName("ssh_url")]
    public string? SshUrl { get; init; }

    [JsonPropertyName("homepage")]
    public string? Homepage { get; init; }

    [JsonPropertyName("license")]
    public string? License { get; init; }

    [JsonPropertyName("visibility")]
    public string? Visibility { get; init; }

    [JsonPropertyName("topics")]
    public List<string>? Topics { get; init; }

    [JsonPropertyName("network_count")]
    public long? NetworkCount { get; init; }

    [JsonPropertyName("subscribers_count")]
    public long? SubscribersCount { get; init; }

    [JsonPropertyName("has_wiki")]
    public bool? HasWiki { get; init; }

    [JsonPropertyName("has_pages")]
    public bool? HasPages { get; init; }

    [JsonPropertyName("has_projects")]
    public bool? HasProjects { get; init; }

    [JsonPropertyName("has_downloads")]
    public bool? HasDownloads { get; init; }

    [JsonPropertyName("pushed_at")]
    public DateTimeOffset? PushedAt { get; init; }

    [JsonPropertyName("node_id")]
    public string? NodeId { get; init; }

    [JsonPropertyName("full_name")]
    public string? FullName { get; init; }

    [JsonPropertyName("private")]
    public bool? Private { get; init; }

    [JsonPropertyName("fork")]
    public bool? Fork { get; init; }

    [JsonPropertyName("archive_url")]
    public string? ArchiveUrl { get; init; }

    [JsonPropertyName("assignees_url")]
    public string? AssigneesUrl { get; init; }

    [JsonPropertyName("blobs_url")]
    public string? BlobsUrl { get; init; }

    [JsonPropertyName("branches_url")]
    public string? BranchesUrl { get; init; }

    [JsonPropertyName("collaborators_url")]
    public string? CollaboratorsUrl { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainShapes))]
internal sealed partial class PlainShapesContext : JsonSerializerContext;
