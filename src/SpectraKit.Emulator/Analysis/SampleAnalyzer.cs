namespace SpectraKit.Emulator;

/// <summary>Analyses one sample: what it is, what is in it, and the worst verdict on either.</summary>
internal sealed class SampleAnalyzer(SampleStore store, RuleSet rules, EmulatorLimits limits)
{
    private readonly ZipUnpacker _unpacker = new(store.Content);

    /// <summary>Analyses a submitted sample with everything in it; one that is gone, or whose content is, stays as it is.</summary>
    public async Task AnalyzeAsync(long id, CancellationToken cancellationToken)
    {
        if (store.Find(id) is { } sample) await AnalyzeAsync(sample, new UnpackBudget(limits), depth: 1, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Sample?> AnalyzeAsync(Sample sample, UnpackBudget budget, int depth, CancellationToken cancellationToken)
    {
        if (!store.HasContent(sample)) return sample;

        var content = File.OpenRead(store.Content.PathOf(sample.Digests));
        await using var _ = content.ConfigureAwait(false);

        var type = FileTyper.Identify(content);
        var verdict = rules.Judge(sample, content, cancellationToken);
        var status = UnpackingStatus.None;
        var extracted = new List<ExtractedFile>();
        var numbers = sample.Extracted.DistinctBy(file => (file.SampleId, file.Path)).ToDictionary(file => (file.SampleId, file.Path), file => file.Id);
        if (type.IsZip)
        {
            (status, type) = depth > limits.ArchiveDepth
                ? (new UnpackingStatus(0, 0, IsPartial: true), type)
                : await UnpackAsync().ConfigureAwait(false);
        }

        return store.Update(sample.Id, s => s with { Type = type, AnalysedVerdict = verdict, Unpacking = status, Extracted = extracted });

        async Task<(UnpackingStatus, FileType)> UnpackAsync()
        {
            var (unpacking, paths) = await _unpacker.UnpackAsync(content, budget, limits.ArchiveEntries, FoundAsync, cancellationToken).ConfigureAwait(false);
            return (unpacking, FileTyper.IdentifyZip(paths.ToHashSet(StringComparer.Ordinal)));
        }

        async Task FoundAsync(ReceivedContent received, string path)
        {
            var inner = store.Register(received, path, isSubmitted: false);
            inner = await AnalyzeAsync(inner, budget, depth + 1, cancellationToken).ConfigureAwait(false);
            if (inner is null) return;

            extracted.Add(new ExtractedFile(RelationId(inner.Id, path), inner.Id, path));
            if (inner.Verdict is { } worse) verdict = verdict.OrWorse(worse, inner.Digests);
        }

        // A relation keeps its number from one analysis to the next.
        long RelationId(long innerId, string path) => numbers.TryGetValue((innerId, path), out var number) ? number : store.NextId();
    }
}
