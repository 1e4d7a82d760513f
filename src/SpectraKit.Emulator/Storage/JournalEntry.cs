using System.Text.Json.Serialization;

namespace SpectraKit.Emulator;

/// <summary>One line of the journal: exactly one of its members is there.</summary>
internal sealed record JournalEntry
{
    /// <summary>A sample as it now is.</summary>
    public Sample? Sample { get; init; }

    /// <summary>The number of a sample that is gone.</summary>
    public long? Removed { get; init; }

    /// <summary>A submitted URL.</summary>
    public UrlTask? Url { get; init; }

    /// <summary>A verdict that a user set in the cloud, or removed.</summary>
    public CloudOverride? Override { get; init; }

    /// <summary>The fingerprint of the rules that gave the verdicts from here on.</summary>
    public string? Rules { get; init; }

    /// <summary>The highest number that was given out, so that compacting never lets one be given out again.</summary>
    public long? LastId { get; init; }
}

/// <summary>How journal lines are read and written, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(SampleDigestsConverter)])]
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJson : JsonSerializerContext;
