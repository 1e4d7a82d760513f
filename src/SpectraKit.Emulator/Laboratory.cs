namespace SpectraKit.Emulator;

/// <summary>Everything behind the doors: storage, rules and the analysis queue, opened and closed together.</summary>
internal sealed class Laboratory : IAsyncDisposable
{
    private readonly string? _temporaryFolder;

    private Laboratory(EmulatorOptions options, RuleSet rules, SampleStore store, string? temporaryFolder)
    {
        _temporaryFolder = temporaryFolder;
        Store = store;
        Rules = rules;
        Background = new BackgroundWork(options.TimeProvider, options.AnalysisDelay);
        Queue = new AnalysisQueue(new SampleAnalyzer(store, rules, options.Limits).AnalyzeAsync, Counters, options.TimeProvider, options.AnalysisDelay);
    }

    public SampleStore Store { get; }

    public RuleSet Rules { get; }

    public AnalysisQueue Queue { get; }

    public BackgroundWork Background { get; }

    public EmulatorCounters Counters { get; } = new();

    /// <exception cref="EmulatorConfigurationException">A rule or the data folder cannot be used.</exception>
    public static Laboratory Open(EmulatorOptions options)
    {
        var rules = RuleSet.Load(options);
        var temporary = options.DataDirectory is null ? Directory.CreateTempSubdirectory("spectra-emulator-").FullName : null;
        try
        {
            var laboratory = new Laboratory(options, rules, SampleStore.Open(temporary ?? options.DataDirectory!, options.TimeProvider), temporary);
            laboratory.Resume(rules);
            return laboratory;
        }
        catch
        {
            if (temporary is not null) Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Background.DisposeAsync().ConfigureAwait(false);
        await Queue.DisposeAsync().ConfigureAwait(false);
        Store.Dispose();
        if (_temporaryFolder is not null) Directory.Delete(_temporaryFolder, recursive: true);
    }

    // What was not analysed when the last process ended, or was analysed under other rules, is analysed now.
    private void Resume(RuleSet rules)
    {
        Store.RemoveOrphans();
        Store.UseRules(rules.Fingerprint);
        foreach (var sample in Store.All().Where(sample => sample.IsSubmitted && sample.Verdict is null)) Queue.Schedule(sample.Id);
    }
}
