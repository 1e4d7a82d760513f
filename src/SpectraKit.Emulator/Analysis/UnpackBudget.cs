namespace SpectraKit.Emulator;

/// <summary>What may still be extracted from one submission, all its nested archives together.</summary>
internal sealed class UnpackBudget(EmulatorLimits limits)
{
    /// <summary>Small files compress so well that a ratio says nothing about them.</summary>
    private const long FreeOfRatio = 1 << 20;

    public int Entries { get; private set; } = limits.ArchiveEntries;

    public long Bytes { get; private set; } = limits.ArchiveBytes;

    public bool IsSpent => Entries <= 0 || Bytes <= 0;

    /// <summary>The most bytes that an entry of this compressed length may become.</summary>
    public long Allowance(long compressedLength) =>
        Math.Min(Bytes, Math.Max(FreeOfRatio, compressedLength > long.MaxValue / limits.ArchiveRatio ? long.MaxValue : compressedLength * limits.ArchiveRatio));

    public void Take(long bytes)
    {
        Entries--;
        Bytes -= bytes;
    }
}
