namespace SpectraKit.Runtime;

/// <summary>
/// At most so many calls in any stretch of time of the window's length, exactly: it remembers when each ended. (A bucket that fills up
/// steadily lets twice as many through when a full one is followed by what trickles in.) First come, first served.
/// </summary>
internal sealed class RateGate(RateLimit limit, TimeProvider clock)
{
    // What a timer can wait for at once is limited; whoever wakes looks again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private readonly RateWindow _window = new(limit, clock);
    private TaskCompletionSource? _end;

    /// <summary>Waits for a permit, which <see cref="Leave"/> gives back. Whoever stops waiting has taken none.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A loop, since a timer may fire a little early and the window is exact.
            while (Obstacle(cancellationToken) is { } obstacle)
                await obstacle.ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A call has its answer, or none.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _window.Leave();
            _end?.TrySetResult();
        }
    }

    /// <summary>What the first in the line has to wait for; <c>null</c> when it is in.</summary>
    private Task? Obstacle(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_window.TryEnter())
                return null;

            if (_window.Rest is { } rest)
            {
                // A timer counts in whole milliseconds and would round a rest below one to none.
                var wait = TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(rest.TotalMilliseconds)));
                return Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancellationToken);
            }

            _end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _end.Task.WaitAsync(cancellationToken);
        }
    }
}
