namespace SpectraKit.Emulator;

/// <summary>Analyses one submission: what it is, what is in it, and the worst verdict on either.</summary>
internal sealed class SampleAnalyzer(SampleStore store, RuleSet rules, YaraRules? yara, FaultPlan faults, EmulatorLimits limits)
{
    private readonly SampleExaminer _examiner = new(store, limits);

    /// <summary>Analyses a submitted sample with everything in it; one that is gone, or whose content is, stays as it is.</summary>
    public async Task AnalyzeAsync(long id, CancellationToken cancellationToken)
    {
        if (store.Find(id) is not { } sample || !store.HasContent(sample)) return;

        switch (faults.Draw(sample.Digests))
        {
            case FaultKind.StuckSample:
                return;
            case FaultKind.FailedSample:
                store.Remove(id);
                return;
        }

        var examination = await _examiner.ExamineAsync(sample, cancellationToken).ConfigureAwait(false);
        var findings = yara is null ? YaraFindings.None : await yara.ScanAsync(PathsOf(examination), store.Content.NewPath(), cancellationToken).ConfigureAwait(false);
        Judge(examination, findings, cancellationToken);
    }

    private string[] PathsOf(Examination examination) => [.. examination.All.Select(part => store.Content.PathOf(part.Sample.Digests)).Distinct(StringComparer.Ordinal)];

    /// <summary>Judges what is inside before what is around it; <c>null</c> for a sample that was removed meanwhile.</summary>
    private Sample? Judge(Examination examination, YaraFindings findings, CancellationToken cancellationToken)
    {
        var entries = examination.Entries
            .Select(entry => (entry.Path, Sample: Judge(entry.Inner, findings, cancellationToken)))
            .Where(entry => entry.Sample is not null)
            .Select(entry => (entry.Path, Sample: entry.Sample!))
            .ToList();

        // The sample may have got more names since it was looked at, and rules go by names.
        if (store.Find(examination.Sample.Id) is not { } sample) return null;

        // What somebody wrote down of this very file goes before what a pattern says of files like it.
        var verdict = rules.Judge(sample, store.Content.PathOf(sample.Digests), cancellationToken) ?? findings.VerdictOn(sample.Digests) ?? Verdict.Unknown;
        foreach (var (_, inner) in entries)
            if (inner.Verdict is { } worse) verdict = verdict.OrWorse(worse, inner.Digests);
        return store.Update(sample.Id, known => Conclude(known, examination, findings, verdict, entries) with { AnalysedOn = store.Now });
    }

    private Sample Conclude(Sample known, Examination examination, YaraFindings findings, Verdict verdict, IReadOnlyList<(string Path, Sample Sample)> entries)
    {
        // Deep in another archive, a limit may have ended early what once was seen whole: that is not forgotten.
        if (examination.Unpacking.IsPartial && known is { AnalysedVerdict: { } before, Unpacking.IsPartial: false })
            return known with { AnalysedVerdict = verdict.OrWorse(before, before.Origin ?? known.Digests) };

        // A relation keeps its number from one analysis to the next.
        var numbers = known.Extracted.DistinctBy(file => (file.SampleId, file.Path)).ToDictionary(file => (file.SampleId, file.Path), file => file.Id);
        return known with
        {
            Type = examination.Type,
            AnalysedVerdict = verdict,
            Unpacking = examination.Unpacking,
            Tags = [.. SampleTags.Of(examination, entries.Select(entry => entry.Sample.Tags)), .. findings.TagsOf(known.Digests).Order(StringComparer.Ordinal)],
            Extracted = [.. entries.Select(entry => new ExtractedFile(
                numbers.TryGetValue((entry.Sample.Id, entry.Path), out var number) ? number : store.NextId(), entry.Sample.Id, entry.Path))],
        };
    }
}
