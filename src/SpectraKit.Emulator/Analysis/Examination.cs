namespace SpectraKit.Emulator;

/// <summary>What looking at one sample brought: its type, and what came out of it. No verdict yet.</summary>
/// <param name="Sample">The sample as it was registered.</param>
/// <param name="Type">What it is.</param>
/// <param name="Unpacking">How unpacking it went.</param>
/// <param name="Entries">What came out of it, and where it stood.</param>
internal sealed record Examination(Sample Sample, FileType Type, UnpackingStatus Unpacking, IReadOnlyList<(string Path, Examination Inner)> Entries)
{
    public bool HasMacros { get; init; }

    /// <summary>This one and everything in it, each as often as it was found.</summary>
    public IEnumerable<Examination> All => [this, .. Entries.SelectMany(entry => entry.Inner.All)];
}
