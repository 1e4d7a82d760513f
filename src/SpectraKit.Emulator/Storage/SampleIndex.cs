namespace SpectraKit.Emulator;

/// <summary>Every sample in memory, found by number or by any of its digests. Not safe for several threads: the store guards it.</summary>
internal sealed class SampleIndex
{
    private readonly Dictionary<long, Sample> _byId = [];
    private readonly Dictionary<UInt128, long>[] _byDigest = [[], [], [], []];
    private readonly Dictionary<long, HashSet<long>> _containers = [];

    public int Count => _byId.Count;

    public IReadOnlyCollection<Sample> All => _byId.Values;

    public Sample? Find(long id) => _byId.GetValueOrDefault(id);

    public Sample? Find(HashKind kind, ReadOnlySpan<byte> digest) =>
        _byDigest[(int)kind].TryGetValue(SampleDigests.Head(digest), out var id)
        && _byId[id] is var sample
        && sample.Digests[kind].SequenceEqual(digest)
            ? sample
            : null;

    /// <summary>Whether the sample came out of another one than itself.</summary>
    public bool HasContainer(long id) => _containers.TryGetValue(id, out var containers) && containers.Any(container => container != id);

    /// <summary>The samples that this one came out of, itself never among them.</summary>
    public IEnumerable<Sample> ContainersOf(long id) =>
        _containers.TryGetValue(id, out var containers) ? containers.Where(container => container != id).Order().Select(container => _byId[container]) : [];

    public void Put(Sample sample)
    {
        if (_byId.TryGetValue(sample.Id, out var before)) Unlink(before);
        else
            foreach (var kind in Enum.GetValues<HashKind>())
                _byDigest[(int)kind][SampleDigests.Head(sample.Digests[kind])] = sample.Id;

        _byId[sample.Id] = sample;
        foreach (var file in sample.Extracted)
        {
            if (!_containers.TryGetValue(file.SampleId, out var containers)) _containers[file.SampleId] = containers = [];
            containers.Add(sample.Id);
        }
    }

    public void Remove(long id)
    {
        if (!_byId.Remove(id, out var sample)) return;

        Unlink(sample);
        foreach (var kind in Enum.GetValues<HashKind>()) _byDigest[(int)kind].Remove(SampleDigests.Head(sample.Digests[kind]));
    }

    private void Unlink(Sample sample)
    {
        foreach (var file in sample.Extracted)
            if (_containers.TryGetValue(file.SampleId, out var containers) && containers.Remove(sample.Id) && containers.Count == 0)
                _containers.Remove(file.SampleId);
    }
}
