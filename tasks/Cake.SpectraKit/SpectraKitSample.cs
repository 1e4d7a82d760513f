namespace Cake.SpectraKit;

/// <summary>What a verb made of one file or sample.</summary>
/// <param name="Name">The file's path or the sample's digest, as it was given.</param>
public sealed record SpectraKitSample(string Name)
{
    /// <summary>For a submitted file: its SHA-256.</summary>
    public string? Sha256 { get; init; }

    /// <summary>For a status: <c>processed</c>, <c>processing</c> or <c>not_found</c>; <c>null</c> when nobody could say.</summary>
    public string? State { get; init; }

    /// <summary>For a download: where the sample is now.</summary>
    public string? Path { get; init; }
}
