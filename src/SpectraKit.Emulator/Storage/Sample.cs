using System.Text.Json.Serialization;

namespace SpectraKit.Emulator;

/// <summary>One content that the appliance knows, as it was at one moment; changing it makes another.</summary>
/// <remarks>Defaults stand in the getters: a journal line that lacks a member sets it to nothing, past any initializer.</remarks>
internal sealed record Sample
{
    /// <summary>Beyond this many, further names of the same content are forgotten.</summary>
    private const int MostNames = 100;

    public required long Id { get; init; }

    public required SampleDigests Digests { get; init; }

    public required long Size { get; init; }

    /// <summary>The names under which the content was seen, first seen first; those in archives with their folders.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Whether somebody submitted it, as opposed to its having come out of an archive only.</summary>
    public required bool IsSubmitted { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    public FileType Type { get => field ?? FileType.Binary; init; }

    /// <summary>When the last analysis ended; <c>null</c> while the first one is not done.</summary>
    public DateTimeOffset? AnalysedOn { get; init; }

    /// <summary>The last analysis' verdict; <c>null</c> while the first one is not done.</summary>
    [JsonPropertyName("verdict")]
    public Verdict? AnalysedVerdict { get; init; }

    /// <summary>The verdict that a user set on the appliance; <c>null</c> when nobody did.</summary>
    public Verdict? LocalVerdict { get; init; }

    /// <summary>The verdict that a user set in the cloud; <c>null</c> when nobody did. The store keeps it by digest, and puts it here.</summary>
    [JsonIgnore]
    public Verdict? OverridingCloudVerdict { get; init; }

    /// <summary>What the appliance says; <c>null</c> while the first analysis is not done, whatever anybody set.</summary>
    [JsonIgnore]
    public Verdict? Verdict => AnalysedVerdict is null ? null : LocalVerdict ?? AnalysedVerdict;

    /// <summary>What the cloud says; <c>null</c> while the first analysis is not done.</summary>
    [JsonIgnore]
    public Verdict? CloudVerdict => AnalysedVerdict is null ? null : OverridingCloudVerdict ?? AnalysedVerdict;

    public IReadOnlyList<ExtractedFile> Extracted { get => field ?? []; init; }

    public UnpackingStatus Unpacking { get => field ?? UnpackingStatus.None; init; }

    /// <summary>The tags that the last analysis gave.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    public IReadOnlyList<string> UserTags { get => field ?? []; init; }

    public IReadOnlyList<SampleComment> Comments { get => field ?? []; init; }

    /// <summary>The name that was added last, without folders.</summary>
    [JsonIgnore]
    public string FileName => LastSegment(Names[^1]);

    public static string LastSegment(string name) => name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];

    public Sample SeenAs(string name, DateTimeOffset when)
    {
        var isKnown = Names.Contains(name, StringComparer.Ordinal);
        return this with { LastSeen = when, Names = isKnown || Names.Count >= MostNames ? Names : [.. Names, name] };
    }
}
