namespace SpectraKit.Archives;

/// <summary>How much an archive may hold. They are limits of what is written, whatever the archive says of itself, and count for archives inside of it too.</summary>
public sealed record ArchiveLimits
{
    /// <summary>The limits that hold when none are given.</summary>
    public static ArchiveLimits Default { get; } = new();

    /// <summary>How many entries, folders included.</summary>
    /// <value>20,000 by default; at least 1.</value>
    public int MaxEntries { get; init; } = 20_000;

    /// <summary>How long one file may be, in bytes.</summary>
    /// <value>2 GiB by default; at least 1.</value>
    public long MaxEntryLength { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>How long all files together may be, in bytes.</summary>
    /// <value>8 GiB by default; at least 1.</value>
    public long MaxTotalLength { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>How many times longer a file may be than its packed form. The first 16 MiB of a file are not asked: a little file of blanks harms nobody.</summary>
    /// <value>250 by default; at least 1. What deflate reaches at its best is about 1,030.</value>
    public int MaxRatio { get; init; } = 250;

    /// <summary>How deep folders may be nested.</summary>
    /// <value>32 by default; at least 1.</value>
    public int MaxDepth { get; init; } = 32;

    /// <summary>
    /// How many levels of archives inside of archives are unpacked too, each into a folder of its name with <c>~</c> behind it, beside the
    /// archive itself. Deeper ones stay the files that they are.
    /// </summary>
    /// <value>0 by default; 0 to 16.</value>
    public int Nesting { get; init; }

    /// <exception cref="ArgumentException">A limit is out of its range; the message names it.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEntries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEntryLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTotalLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRatio, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Nesting);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Nesting, 16);
    }
}
