namespace SpectraKit.Runtime;

/// <summary>
/// At most so many passes in any stretch of time of the window's length, exactly: it remembers when each was. (A bucket that fills up
/// steadily lets twice as many through when a full one is followed by what trickles in.) First come, first served.
/// </summary>
internal sealed class RateGate(RateLimit limit, TimeProvider clock)
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<long> _passes = new();

    /// <summary>Waits for a permit. One that was taken is never given back: the service has counted the call.</summary>
    public async ValueTask PassAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A loop, since a timer may fire a little early and the window is exact.
            while (Wait() is { } wait)
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);

            _passes.Enqueue(clock.GetTimestamp());
        }
        finally
        {
            _turn.Release();
        }
    }

    private TimeSpan? Wait()
    {
        while (_passes.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= limit.Window)
            _passes.Dequeue();
        if (_passes.Count < limit.Permits)
            return null;

        // A timer counts in whole milliseconds and would round a rest below one to none.
        var rest = limit.Window - clock.GetElapsedTime(_passes.Peek());
        return TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(rest.TotalMilliseconds)));
    }
}
