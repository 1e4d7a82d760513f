namespace SpectraKit.Runtime;

/// <summary>
/// Which calls count against a rate at this moment. When the service counts a call is not known: some time between its permit and its
/// answer, which are far apart when connections are slow to make or files long to send. So a call counts as long as it is under way, and
/// for one more window from its end: then no window of the service's sees more calls than permitted. Not thread-safe.
/// </summary>
internal sealed class RateWindow(RateLimit limit, TimeProvider clock)
{
    private readonly Queue<long> _ends = new();
    private int _underWay;

    /// <summary>How long until the oldest call stops to count; <c>null</c> while all that count are under way.</summary>
    public TimeSpan? Rest => _ends.TryPeek(out var oldest) ? limit.Window - clock.GetElapsedTime(oldest) : null;

    /// <summary>Lets a call begin, if there is room for it.</summary>
    public bool TryEnter()
    {
        while (Rest <= TimeSpan.Zero)
            _ends.Dequeue();
        if (_underWay + _ends.Count >= limit.Permits)
            return false;

        _underWay++;
        return true;
    }

    /// <summary>A call has ended, well or not: the service has counted it by now, or never will.</summary>
    public void Leave()
    {
        _underWay--;
        _ends.Enqueue(clock.GetTimestamp());
    }
}
