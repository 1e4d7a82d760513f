namespace SpectraKit.Runtime;

/// <summary>
/// Ends an attempt that stands still: every byte that moves winds it up again. A cap, where there is one, ends it however busily it moves.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _idle;
    private readonly TimeSpan _cap;
    private readonly long _start;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _outer;

    public Watchdog(TimeProvider clock, TimeSpan idle, TimeSpan cap, CancellationToken outer)
    {
        (_clock, _idle, _cap) = (clock, idle, cap);
        _start = clock.GetTimestamp();
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _outer = outer.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _source);
        Progress();
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the cap is what ended the attempt.</summary>
    public bool HasReachedCap => _cap != Timeout.InfiniteTimeSpan && _clock.GetElapsedTime(_start) >= _cap;

    /// <summary>A byte has moved.</summary>
    public void Progress()
    {
        if (_cap == Timeout.InfiniteTimeSpan)
        {
            _source.CancelAfter(_idle);
            return;
        }

        var rest = _cap - _clock.GetElapsedTime(_start);
        if (rest < TimeSpan.Zero)
            rest = TimeSpan.Zero;
        _source.CancelAfter(_idle == Timeout.InfiniteTimeSpan || rest < _idle ? rest : _idle);
    }

    /// <summary>Nothing is awaited: whoever consumes a download may take their time.</summary>
    public void Pause() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Ends the attempt now.</summary>
    public void End() => _source.Cancel();

    public void Dispose()
    {
        _outer.Dispose();
        _source.Dispose();
    }
}
