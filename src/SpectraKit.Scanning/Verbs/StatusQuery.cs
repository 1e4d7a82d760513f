namespace SpectraKit.Scanning;

/// <summary>Asks how far Spectra Analyze is with samples.</summary>
/// <param name="host">What the front gives the engine of its surroundings.</param>
public sealed class StatusQuery(EngineHost? host = null)
{
    private readonly EngineHost _host = host ?? new();

    /// <summary>Asks about samples, in as few calls as their kinds of hash allow.</summary>
    /// <param name="settings">Which samples, and whom to ask.</param>
    /// <param name="progress">Hears where it is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends it early, with a report that says so.</param>
    /// <returns>The state of each sample. One that the service does not have is an answer, and no failure.</returns>
    public Task<VerbReport<SampleState>> GetAsync(StatusSettings settings, IProgress<ScanProgress>? progress = null, CancellationToken cancellationToken = default) =>
        VerbRun.RunAsync(
            settings,
            _host,
            progress,
            () => NamedSamples<SampleState>.Of(settings),
            AskAsync,
            (samples, left) => samples.Results((text, problem) => new() { Hash = text, Problem = problem }, left),
            cancellationToken);

    private async Task AskAsync(NamedSamples<SampleState> samples, ScanRun run, Func<Task<ServiceConnection>> connect)
    {
        if (samples.Hashes.Count == 0)
            return;
        var connection = await connect().ConfigureAwait(false);
        var source = (connection.Verdicts is { TakesFiles: true } verdicts ? verdicts : null) ?? throw new ProblemException(new(Codes.InvalidSetting, "This service has no states to ask for; ask Spectra Analyze."));

        run.Enter(ScanPhase.Lookup, samples.Hashes.Count);
        foreach (var batch in samples.Hashes.Keys.GroupBy(hash => hash.Kind).SelectMany(kind => kind.Chunk(_host.Pacing.BatchSize)))
        {
            try
            {
                run.Asking();
                var answers = (await source.GetStatusAsync(batch, run.Token).ConfigureAwait(false)).ToLookup(answer => answer.Hash, answer => answer.State);
                run.Answered();
                foreach (var hash in batch)
                    samples.Settle(hash, text => new() { Hash = text, State = answers[hash].DefaultIfEmpty(ProcessingState.NotFound).Min() });
            }
            catch (ProblemException e) when (!e.ConcernsService)
            {
                foreach (var hash in batch)
                    samples.Settle(hash, text => new() { Hash = text, Problem = e.Problem });
            }

            run.Step(ScanPhase.Lookup, batch.Length, samples.Hashes.Count, 0, null);
        }
    }
}
