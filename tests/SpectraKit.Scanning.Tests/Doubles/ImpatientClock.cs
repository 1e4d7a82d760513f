namespace SpectraKit.Scanning.Tests;

/// <summary>
/// A clock on which nobody waits: whoever asks to be woken within five minutes is woken at once, and it is that much later. Longer timers, which are
/// deadlines, go off when the clock has come that far.
/// </summary>
internal sealed class ImpatientClock : TimeProvider
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);
    private readonly Lock _lock = new();
    private readonly List<Alarm> _deadlines = [];
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    /// <summary>Lets time pass between two runs.</summary>
    public void Advance(TimeSpan time)
    {
        lock (_lock)
            _now += time;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Set(Alarm alarm, TimeSpan due)
    {
        List<Alarm> ringing = [];
        lock (_lock)
        {
            _deadlines.Remove(alarm);
            if (due == Timeout.InfiniteTimeSpan)
                return;
            if (due > _patience)
            {
                alarm.Due = _now + due;
                _deadlines.Add(alarm);
                return;
            }

            _now += due;
            ringing.AddRange(_deadlines.Where(deadline => deadline.Due <= _now));
            _deadlines.RemoveAll(ringing.Contains);
        }

        foreach (var deadline in ringing)
            deadline.Ring();
        ThreadPool.QueueUserWorkItem(_ => alarm.Ring());
    }

    private sealed class Alarm(ImpatientClock clock, Action ring) : ITimer
    {
        private volatile bool _isDisposed;

        public DateTimeOffset Due { get; set; }

        public void Ring()
        {
            if (!_isDisposed)
                ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            _isDisposed = true;
            clock.Set(this, Timeout.InfiniteTimeSpan);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
