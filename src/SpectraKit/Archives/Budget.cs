namespace SpectraKit.Archives;

/// <summary>What is left of the limits, over all levels of one unpacking.</summary>
internal sealed class Budget(ArchiveLimits limits)
{
    // Below this, how tightly a file is packed is nobody's business.
    private const long AlwaysAllowed = 16 * 1024 * 1024;

    private int _entries;
    private long _total;

    public ArchiveLimits Limits => limits;

    public void AddEntry()
    {
        if (++_entries > limits.MaxEntries)
            throw new ArchiveException(ArchiveProblem.TooManyEntries, $"There are more than {limits.MaxEntries} entries");
    }

    /// <summary>What an entry claims to be: reason enough to stop before its first byte, no reason to go on.</summary>
    public void CheckClaim(string name, long length, long packed)
    {
        if (length < 0 || packed < 0)
            throw new ArchiveException(ArchiveProblem.Damaged, "An entry has a negative length", name);
        Check(name, length, packed, _total + length, limits.MaxEntryLength);
    }

    /// <summary>What was really written of an entry.</summary>
    public void Add(string name, long length, long packed, int more)
    {
        _total += more;
        Check(name, length, packed, _total, limits.MaxEntryLength);
    }

    /// <summary>A packed archive while it is unpacked, before any entry is known.</summary>
    public void CheckWhole(long length, long packed) => Check(null, length, packed, _total + length, long.MaxValue);

    private void Check(string? name, long length, long packed, long total, long longest)
    {
        if (length > longest)
            throw new ArchiveException(ArchiveProblem.TooLarge, $"A file is longer than {limits.MaxEntryLength} bytes", name);
        if (total > limits.MaxTotalLength)
            throw new ArchiveException(ArchiveProblem.TooLarge, $"All files together are longer than {limits.MaxTotalLength} bytes", name);
        if (length > AlwaysAllowed && length / limits.MaxRatio > packed)
            throw new ArchiveException(ArchiveProblem.TooDense, $"A file is more than {limits.MaxRatio} times as long as its packed form", name);
    }
}
