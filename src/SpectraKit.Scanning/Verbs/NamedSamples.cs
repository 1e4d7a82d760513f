namespace SpectraKit.Scanning;

/// <summary>The samples that somebody named by hash: what is a hash, what is none, and what became of each.</summary>
internal sealed class NamedSamples<TItem>(IReadOnlyList<string> texts)
    where TItem : class, IVerbItem
{
    private readonly TItem?[] _results = new TItem?[texts.Count];

    /// <summary>The samples, each once, with every place where it was named.</summary>
    public IReadOnlyDictionary<SampleHash, IReadOnlyList<int>> Hashes { get; } = texts
        .Select((text, index) => (IsHash: SampleHash.TryParse(text?.Trim(), out var hash), Hash: hash, Index: index))
        .Where(entry => entry.IsHash)
        .GroupBy(entry => entry.Hash)
        .ToDictionary(group => group.Key, IReadOnlyList<int> (group) => [.. group.Select(entry => entry.Index)]);

    public static NamedSamples<TItem> Of(StatusSettings settings) =>
        settings.Hashes.Count > 0 ? new(settings.Hashes) : throw CheckedFiles.Invalid("No hash is given.");

    public bool IsSettled(SampleHash hash) => Hashes[hash].All(index => _results[index] is not null);

    public void Settle(SampleHash hash, Func<string, TItem> result)
    {
        foreach (var index in Hashes[hash])
            _results[index] ??= result(texts[index]);
    }

    /// <summary>Every named sample in its place. One that is no hash says so; one without a result gets the reason of the run's end.</summary>
    public IReadOnlyList<TItem> Results(Func<string, Problem, TItem> failed, Problem left)
    {
        var named = Hashes.Values.SelectMany(indices => indices).ToHashSet();
        return [.. texts.Select((text, index) => _results[index] ?? failed(text, named.Contains(index) ? left : NoHash(text)))];
    }

    private static Problem NoHash(string text) =>
        new(Codes.InvalidHash, $"'{SafeText.Of(text)}' is not a hash: MD5, SHA-1, SHA-256 and SHA-512 have 32, 40, 64 and 128 hexadecimal digits.");
}
