namespace SpectraKit.Tests.Convenience;

/// <summary>A clock that jumps over the pauses a client makes, remembering them, and leaves longer time limits alone.</summary>
internal sealed class HurryingTime(TimeSpan longestPause) : TimeProvider
{
    private readonly List<TimeSpan> _pauses = [];
    private long _skipped;

    public IReadOnlyList<TimeSpan> Pauses => _pauses;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _skipped));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > longestPause)
            return base.CreateTimer(callback, state, dueTime, period);

        _pauses.Add(dueTime);
        Interlocked.Add(ref _skipped, dueTime.Ticks);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
