namespace SpectraKit.Runtime;

/// <summary>The end of a whole call: the caller's token, and the total time if there is one.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _total;
    private readonly long _start;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _registration;

    public Deadline(TimeProvider clock, TimeSpan total, CancellationToken caller)
        : this(clock, total, caller, clock.GetTimestamp())
    {
    }

    private Deadline(TimeProvider clock, TimeSpan total, CancellationToken caller, long start)
    {
        (_clock, _total, _caller, _start) = (clock, total, caller, start);
        if (total == Timeout.InfiniteTimeSpan)
            return;

        var rest = Rest;
        _source = new CancellationTokenSource(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, clock);
        _registration = caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _source);
    }

    public CancellationToken Token => _source?.Token ?? _caller;

    /// <summary>What is left, or more than any wait when there is no end.</summary>
    public TimeSpan Rest => _total == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _total - _clock.GetElapsedTime(_start);

    /// <summary>The same end, for what goes on after this one is disposed.</summary>
    public Deadline Again() => new(_clock, _total, _caller, _start);

    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    /// <exception cref="ApiException">The total time has passed.</exception>
    public void ThrowIfPassed(CallSite site, Exception? cause = null)
    {
        _caller.ThrowIfCancellationRequested();
        if (_source is { IsCancellationRequested: true })
            throw site.DeadlinePassed(_total, cause);
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source?.Dispose();
    }
}
