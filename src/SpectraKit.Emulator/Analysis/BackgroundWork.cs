namespace SpectraKit.Emulator;

/// <summary>What is done after its request was answered: so much later by the emulator's clock, or at once when there is no delay.</summary>
internal sealed class BackgroundWork(TimeProvider time, TimeSpan delay) : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];
    private readonly CancellationTokenSource _stop = new();

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Whether something that needs nothing but time has had it.</summary>
    public bool IsOver(DateTimeOffset begun) => Now - begun >= delay;

    /// <summary>Begins work; without a delay it is done when this returns.</summary>
    /// <returns>The work, complete when it is done.</returns>
    public Task Begin(Action work)
    {
        if (delay == TimeSpan.Zero)
        {
            work();
            return Task.CompletedTask;
        }

        return Run(Now + delay, work);
    }

    /// <summary>Begins work that is done at a time of its own; at once when that has passed.</summary>
    public void BeginAt(DateTimeOffset when, Action work)
    {
        if (when <= Now) work();
        else _ = Run(when, work);
    }

    /// <summary>Drops what has not begun, and waits for what has.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task[] running;
        lock (_gate) running = [.. _running];
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private Task Run(DateTimeOffset when, Action work)
    {
        lock (_gate)
        {
            _running.RemoveWhere(static task => task.IsCompleted);
            var task = RunAsync(when, work);
            _running.Add(task);
            return task;
        }
    }

    private async Task RunAsync(DateTimeOffset when, Action work)
    {
        // No timer waits for months at once, and a deletion may be meant for next year. Timers count in whole milliseconds.
        while (when - Now is var wait && wait > TimeSpan.Zero)
        {
            var part = wait < LongestWait ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : LongestWait;
            await Task.Delay(part, time, _stop.Token).ConfigureAwait(false);
        }

        work();
    }
}
