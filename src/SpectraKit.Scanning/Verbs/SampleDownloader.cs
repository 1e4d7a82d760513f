namespace SpectraKit.Scanning;

/// <summary>Fetches samples by hash, from Spectra Analyze or Spectra Intelligence.</summary>
/// <param name="host">What the front gives the engine of its surroundings.</param>
public sealed class SampleDownloader(EngineHost? host = null)
{
    private readonly EngineHost _host = host ?? new();

    /// <summary>Fetches samples into a folder, each called by its hash, each there only when it is complete and has that hash.</summary>
    /// <param name="settings">Which samples, where from and where to.</param>
    /// <param name="progress">Hears where it is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends it early, with a report that says so.</param>
    /// <returns>What became of each sample.</returns>
    public Task<VerbReport<DownloadedSample>> DownloadAsync(DownloadSettings settings, IProgress<ScanProgress>? progress = null, CancellationToken cancellationToken = default) =>
        VerbRun.RunAsync(
            settings,
            _host,
            progress,
            () => (Samples: NamedSamples<DownloadedSample>.Of(settings), Folder: SampleFolder.Of(settings, _host)),
            (plan, run, connect) => DownloadAsync(plan.Samples, plan.Folder, run, connect),
            (plan, left) => plan.Samples.Results((text, problem) => new() { Hash = text, Problem = problem }, left),
            cancellationToken);

    private static async Task DownloadAsync(NamedSamples<DownloadedSample> samples, SampleFolder folder, ScanRun run, Func<Task<ServiceConnection>> connect)
    {
        if (samples.Hashes.Count == 0)
            return;
        var connection = await connect().ConfigureAwait(false);
        var store = connection.Samples ?? throw new ProblemException(new(Codes.InvalidSetting, "This service hands out no samples."));

        var hashes = samples.Hashes.Keys.ToList();
        run.Enter(ScanPhase.Lookup, hashes.Count);
        run.Asking();
        foreach (var hash in await store.GetUnavailableAsync(hashes, run.Token).ConfigureAwait(false))
            samples.Settle(hash, text => new() { Hash = text, Problem = new(Codes.SampleNotAvailable, $"{ServiceTarget.NameOf(connection.Service.Kind)} does not have the sample {hash}, or does not hand it out.") });
        run.Answered();

        var wanted = hashes.Where(hash => !samples.IsSettled(hash)).ToList();
        run.Enter(ScanPhase.Downloading, wanted.Count);
        folder.Make();
        var options = new ParallelOptions { MaxDegreeOfParallelism = store.ParallelDownloads, CancellationToken = run.Token };
        await Parallel.ForEachAsync(wanted, options, async (hash, cancellationToken) =>
        {
            var path = folder.PathOf(hash);
            try
            {
                var size = await store.DownloadAsync(hash, path, cancellationToken).ConfigureAwait(false);
                samples.Settle(hash, text => new() { Hash = text, Path = path, Size = size });
                run.Report(ScanPhase.Downloading, wanted.Count, size, hash.ToString());
            }
            catch (ProblemException e)
            {
                samples.Settle(hash, text => new() { Hash = text, Problem = e.Problem });
                if (e.ConcernsService)
                    run.End(e.Problem);
            }
        }).ConfigureAwait(false);
    }
}
