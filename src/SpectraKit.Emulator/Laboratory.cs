using System.Security.Cryptography.X509Certificates;

namespace SpectraKit.Emulator;

/// <summary>Everything behind the doors: storage, rules and the analysis queue, opened and closed together.</summary>
internal sealed class Laboratory : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _isTemporary;
    private readonly YaraRules? _yara;
    private readonly (IReadOnlyList<Fault> Faults, int Seed) _initialFaults;

    private Laboratory(EmulatorOptions options, RuleSet rules, YaraRules? yara, (IReadOnlyList<Fault> Faults, int Seed) faults, SampleStore store, string folder)
    {
        _folder = folder;
        _isTemporary = options.DataDirectory is null;
        _initialFaults = faults;
        _yara = yara;
        Faults.Set(faults.Faults, faults.Seed);
        Store = store;
        Rules = rules;
        Background = new BackgroundWork(options.TimeProvider, options.AnalysisDelay);
        Queue = new AnalysisQueue(new SampleAnalyzer(store, rules, yara, Faults, options.Limits).AnalyzeAsync, Counters, options.TimeProvider, options.AnalysisDelay);
    }

    public SampleStore Store { get; }

    public RuleSet Rules { get; }

    public AnalysisQueue Queue { get; }

    public BackgroundWork Background { get; }

    public EmulatorCounters Counters { get; } = new();

    public FaultPlan Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    private string Fingerprint => _yara is null ? Rules.Fingerprint : $"{Rules.Fingerprint} {_yara.Fingerprint}";

    /// <exception cref="EmulatorConfigurationException">A rule, a fault or the data folder cannot be used.</exception>
    public static async Task<Laboratory> OpenAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        var rules = RuleSet.Load(options);
        var faults = FaultsOf(options);
        var folder = options.DataDirectory is { } kept ? Path.GetFullPath(kept) : Directory.CreateTempSubdirectory("spectra-emulator-").FullName;
        SampleStore? store = null;
        try
        {
            store = SampleStore.Open(folder, options.TimeProvider, isLasting: options.DataDirectory is not null);
            var yara = options.YaraDirectory is { } directory
                ? await YaraRules.CompileAsync(Path.GetFullPath(directory), Path.Combine(folder, "yara.compiled"), cancellationToken).ConfigureAwait(false)
                : null;
            var laboratory = new Laboratory(options, rules, yara, faults, store, folder);
            laboratory.Resume();
            return laboratory;
        }
        catch
        {
            store?.Dispose();
            if (options.DataDirectory is null) Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Misbehaves in other ways from now on. Samples that were stuck get another chance.</summary>
    /// <exception cref="EmulatorConfigurationException">A fault is out of its range; everything stays as it was.</exception>
    public void SetFaults(IReadOnlyList<Fault> faults, int seed)
    {
        Faults.Set(faults, seed);
        AnalyzeWhatIsLeft();
    }

    /// <exception cref="EmulatorConfigurationException">The rule is wrong.</exception>
    public async Task AddRuleAsync(VerdictRule rule, CancellationToken cancellationToken)
    {
        Rules.Prepend(rule);
        // The verdicts that follow are not those of the rules in the journal's beginning: the next start judges everything anew.
        Store.MarkRules(Fingerprint);
        var analyses = Store.All().Where(sample => sample.IsSubmitted).Select(sample => Queue.Schedule(sample.Id).Analysis);
        await Task.WhenAll(analyses).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps a certificate, without its key, where clients can be pointed to.</summary>
    public string Keep(X509Certificate2 certificate)
    {
        var path = Path.Combine(_folder, Certificates.FileName);
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n");
        return path;
    }

    /// <summary>Forgets every sample and request, and misbehaves as at the start.</summary>
    public void Reset()
    {
        Store.Clear();
        Counters.Clear();
        Requests.Clear();
        Faults.Set(_initialFaults.Faults, _initialFaults.Seed);
    }

    public async ValueTask DisposeAsync()
    {
        await Background.DisposeAsync().ConfigureAwait(false);
        await Queue.DisposeAsync().ConfigureAwait(false);
        Store.Dispose();
        if (_isTemporary) Directory.Delete(_folder, recursive: true);
    }

    // What was not analysed when the last process ended, or was analysed under other rules, is analysed now.
    private void Resume()
    {
        Store.RemoveOrphans();
        Store.UseRules(Fingerprint);
        AnalyzeWhatIsLeft();
    }

    private void AnalyzeWhatIsLeft()
    {
        foreach (var sample in Store.All().Where(sample => sample.IsSubmitted && sample.Verdict is null)) Queue.Schedule(sample.Id);
    }

    private static (IReadOnlyList<Fault> Faults, int Seed) FaultsOf(EmulatorOptions options)
    {
        if (options.FaultsFile is not { } file) return (options.Faults, options.FaultSeed ?? 0);

        var (seed, faults) = FaultsFileReader.Read(file);
        return ([.. options.Faults, .. faults], options.FaultSeed ?? seed ?? 0);
    }
}
