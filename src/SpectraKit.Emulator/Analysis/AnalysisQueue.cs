namespace SpectraKit.Emulator;

/// <summary>
/// Analyses samples after their delay, as many at once as there are processors, and any one sample never twice at once.
/// A sample that already waits is not queued again; one whose analysis has begun is, since what changed may have come too late for it.
/// </summary>
internal sealed class AnalysisQueue(Func<long, CancellationToken, Task> analyze, EmulatorCounters counters, TimeProvider time, TimeSpan delay) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Task> _waiting = [];
    private readonly Dictionary<long, Task> _newest = [];
    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount);
    private readonly CancellationTokenSource _stop = new();

    public TimeSpan Delay => delay;

    /// <summary>Queues a sample, unless it waits already.</summary>
    /// <returns>The analysis that will see the sample as it is now, and whether this call queued it.</returns>
    public (Task Analysis, bool IsNew) Schedule(long id)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(id, out var waiting)) return (waiting, false);

            var before = _newest.GetValueOrDefault(id, Task.CompletedTask);
            // The delay begins now, not when a thread is found for it.
            var wait = delay > TimeSpan.Zero ? Task.Delay(delay, time, _stop.Token) : Task.CompletedTask;
            var analysis = Task.Run(() => RunAsync(id, wait, before));
            _waiting[id] = analysis;
            _newest[id] = analysis;
            // Not inside the analysis itself: it could end before it stands in the table.
            _ = analysis.ContinueWith(_ => Forget(id, analysis), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return (analysis, true);
        }
    }

    /// <summary>Ends what runs, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task[] running;
        lock (_gate) running = [.. _newest.Values];
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _processors.Dispose();
    }

    private async Task RunAsync(long id, Task wait, Task before)
    {
        await wait.ConfigureAwait(false);
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _processors.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            lock (_gate) _waiting.Remove(id);
            await analyze(id, _stop.Token).ConfigureAwait(false);
            counters.CountAnalysis();
        }
        finally
        {
            _processors.Release();
        }
    }

    private void Forget(long id, Task analysis)
    {
        lock (_gate)
        {
            if (_newest.GetValueOrDefault(id) == analysis) _newest.Remove(id);
            if (_waiting.GetValueOrDefault(id) == analysis) _waiting.Remove(id);
        }
    }
}
