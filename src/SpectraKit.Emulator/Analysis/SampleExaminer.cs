namespace SpectraKit.Emulator;

/// <summary>Looks at a sample and at everything in it: types, and files that become samples of their own.</summary>
internal sealed class SampleExaminer(SampleStore store, EmulatorLimits limits)
{
    private readonly IUnpacker _zip = new ZipUnpacker(limits.ArchiveEntries);
    private readonly IUnpacker _gzip = new GzipUnpacker();
    private readonly IUnpacker _tar = new TarUnpacker();

    public Task<Examination> ExamineAsync(Sample sample, CancellationToken cancellationToken) =>
        ExamineAsync(sample, sample.FileName, new UnpackBudget(limits), [], cancellationToken);

    private async Task<Examination> ExamineAsync(Sample sample, string name, UnpackBudget budget, SampleDigests[] containers, CancellationToken cancellationToken)
    {
        var content = File.OpenRead(store.Content.PathOf(sample.Digests));
        await using var _ = content.ConfigureAwait(false);

        var type = FileTyper.Identify(content);
        var entries = new List<(string, Examination)>();
        // An archive that holds itself has nothing new to say.
        if (UnpackerOf(type) is not { } unpacker || containers.Contains(sample.Digests)) return Result(UnpackingStatus.None);
        if (containers.Length >= limits.ArchiveDepth) return Result(new UnpackingStatus(0, 0, UnpackingLimit.Depth));

        var unpacking = new Unpacking(store.Content, budget, FoundAsync);
        type = await unpacker.UnpackAsync(content, name, unpacking, cancellationToken).ConfigureAwait(false) ?? type;
        return Result(unpacking.Status);

        async Task FoundAsync(ReceivedContent received, string path)
        {
            var inner = store.Register(received, path, isSubmitted: false);
            entries.Add((path, await ExamineAsync(inner, Sample.LastSegment(path), budget, [.. containers, sample.Digests], cancellationToken).ConfigureAwait(false)));
        }

        Examination Result(UnpackingStatus unpackingStatus) => new(sample, type, unpackingStatus, entries)
        {
            HasMacros = type.Type == "OLE" ? CompoundFile.HasMacros(content) : entries.Any(entry => entry.Item1.EndsWith("/vbaProject.bin", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private IUnpacker? UnpackerOf(FileType type) => type.IsZip ? _zip : type.IsGzip ? _gzip : type.IsTar ? _tar : null;
}
