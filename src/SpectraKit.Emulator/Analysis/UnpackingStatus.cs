namespace SpectraKit.Emulator;

/// <summary>How unpacking went: entries that came out, entries that did not, and whether a limit ended it early.</summary>
internal sealed record UnpackingStatus(int Succeeded, int Failed, bool IsPartial)
{
    public static UnpackingStatus None { get; } = new(0, 0, false);
}
