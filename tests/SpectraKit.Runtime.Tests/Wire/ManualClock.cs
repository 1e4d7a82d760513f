namespace SpectraKit.Runtime.Tests.Wire;

/// <summary>A clock that stands still until a test moves it, timers included.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private long _uses;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            _uses++;
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, firing what falls due on the way, in order and at its own time.</summary>
    public void Advance(TimeSpan time)
    {
        var end = GetUtcNow() + time;
        while (TakeNext(end) is { } timer)
            timer.Fire();
        lock (_lock)
            _now = end;
    }

    /// <summary>
    /// Runs a task to its end, moving the clock to whatever is waited for next, but never further than the horizon at once: time-outs
    /// that lie beyond it do not fire. It moves only when nobody has looked at the clock for a moment.
    /// </summary>
    public async Task RunAsync(Task task, TimeSpan horizon)
    {
        while (!task.IsCompleted)
        {
            var before = Uses();
            await Task.WhenAny(task, Task.Delay(15));
            if (!task.IsCompleted && before == Uses() && TakeNext(Now() + horizon) is { } timer)
                timer.Fire();
        }

        await task;
    }

    public async Task<T> RunAsync<T>(Task<T> task, TimeSpan horizon)
    {
        await RunAsync((Task)task, horizon);
        return await task;
    }

    /// <summary>Waits, in real time, until something is due within the horizon, and moves the clock to it: one step, and no other.</summary>
    public async Task StepAsync(TimeSpan horizon, CancellationToken cancellationToken)
    {
        await WaitedForAsync(horizon, cancellationToken);
        TakeNext(Now() + horizon)!.Fire();
    }

    /// <summary>Waits, in real time, until something is due within the horizon.</summary>
    public async Task WaitedForAsync(TimeSpan horizon, CancellationToken cancellationToken)
    {
        while (!IsWaitedFor(Now() + horizon))
            await Task.Delay(1, cancellationToken);
    }

    private bool IsWaitedFor(DateTimeOffset end)
    {
        lock (_lock)
            return _timers.Any(t => t.Due <= end);
    }

    private DateTimeOffset Now()
    {
        lock (_lock)
            return _now;
    }

    private long Uses()
    {
        lock (_lock)
            return _uses;
    }

    private Timer? TakeNext(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.Where(t => t.Due <= end).MinBy(t => t.Due);
            if (next is null)
                return null;

            _timers.Remove(next);
            if (next.Due > _now)
                _now = next.Due;
            return next;
        }
    }

    private sealed class Timer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._uses++;
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;

                Due = clock._now + dueTime;
                clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
