namespace SpectraKit.Emulator;

/// <summary>Every override, found by any of its digests. Not safe for several threads: the store guards it.</summary>
internal sealed class CloudOverrides
{
    // The three kinds of digests differ in length: one table holds them all.
    private readonly Dictionary<string, CloudOverride> _byDigest = new(StringComparer.Ordinal);

    /// <summary>All of them, each once.</summary>
    public IEnumerable<CloudOverride> All => _byDigest.Where(pair => pair.Key == pair.Value.Sha256).Select(pair => pair.Value);

    public CloudOverride? Find(HashValue hash) => _byDigest.GetValueOrDefault(Convert.ToHexStringLower(hash.Bytes));

    /// <summary>The verdict that a user gave; <c>null</c> when nobody did.</summary>
    public Verdict? VerdictOn(SampleDigests digests) => _byDigest.Count == 0 ? null : _byDigest.GetValueOrDefault(digests.Sha256)?.Verdict;

    /// <summary>Sets a verdict, or removes it when there is none any more.</summary>
    public void Put(CloudOverride one)
    {
        foreach (var digest in (ReadOnlySpan<string>)[one.Md5, one.Sha1, one.Sha256])
        {
            if (one.Verdict is null) _byDigest.Remove(digest);
            else _byDigest[digest] = one;
        }
    }

    public void Clear() => _byDigest.Clear();
}
