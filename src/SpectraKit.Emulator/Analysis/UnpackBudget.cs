namespace SpectraKit.Emulator;

/// <summary>What may still be extracted from one submission, all its nested archives together.</summary>
internal sealed class UnpackBudget(EmulatorLimits limits)
{
    /// <summary>Small files compress so well that a ratio says nothing about them.</summary>
    private const long FreeOfRatio = 1 << 20;

    public int Entries { get; private set; } = limits.ArchiveEntries;

    public long Bytes { get; private set; } = limits.ArchiveBytes;

    /// <summary>Which limit is reached; <c>null</c> while another entry may come.</summary>
    public UnpackingLimit? Spent => Entries <= 0 ? UnpackingLimit.Entries : Bytes <= 0 ? UnpackingLimit.Bytes : null;

    /// <summary>The most bytes that an entry of this compressed length may become, and which limit says so.</summary>
    public (long Bytes, UnpackingLimit Limit) Allowance(long compressedLength)
    {
        var byRatio = Math.Max(FreeOfRatio, compressedLength > long.MaxValue / limits.ArchiveRatio ? long.MaxValue : compressedLength * limits.ArchiveRatio);
        return byRatio < Bytes ? (byRatio, UnpackingLimit.Ratio) : (Bytes, UnpackingLimit.Bytes);
    }

    public void Take(long bytes)
    {
        Entries--;
        Bytes -= bytes;
    }
}
