using System.Text.Json.Serialization;

namespace SpectraKit.Emulator;

/// <summary>How unpacking went: entries that came out, entries that did not, and the limit that ended it early, if one did.</summary>
internal sealed record UnpackingStatus(int Succeeded, int Failed, UnpackingLimit? StoppedBy)
{
    public static UnpackingStatus None { get; } = new(0, 0, null);

    [JsonIgnore]
    public bool IsPartial => StoppedBy is not null;
}
