namespace SpectraKit.Scanning;

/// <summary>What the stages of one run share: the clock, the deadline, the one reason that ended it early, and the progress.</summary>
internal sealed class ScanRun : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationToken _cancelled;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _end;
    private readonly IProgress<ScanProgress>? _progress;
    private readonly long _start;
    private Problem? _ending;
    private ScanPhase _phase;
    private int _done;
    private long _bytes;

    public ScanRun(TimeProvider time, TimeSpan timeout, IProgress<ScanProgress>? progress, CancellationToken cancellationToken)
    {
        Time = time;
        Timeout = timeout;
        StartedAt = time.GetUtcNow();
        _start = time.GetTimestamp();
        _progress = progress;
        _cancelled = cancellationToken;
        _deadline = new CancellationTokenSource(timeout, time);
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _deadline.Token);
        Token = _end.Token;
    }

    public TimeProvider Time { get; }

    public TimeSpan Timeout { get; }

    public DateTimeOffset StartedAt { get; }

    public TimeSpan Elapsed => Time.GetElapsedTime(_start);

    /// <summary>Ends everything: cancellation, deadline, or a failure that concerns the whole service.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the service has ever answered in this run.</summary>
    public bool HasAnswer { get; private set; }

    public bool HasEnded => Token.IsCancellationRequested;

    public bool IsCancelled => _cancelled.IsCancellationRequested;

    /// <summary>Why the run ended before everything was answered; <c>null</c> while it goes on.</summary>
    public Problem? Ending
    {
        get
        {
            lock (_lock)
            {
                if (_ending is null && _cancelled.IsCancellationRequested)
                    _ending = new(Codes.Cancelled, "The run was cancelled before this was answered.");
                else if (_ending is null && _deadline.IsCancellationRequested)
                    _ending = AtDeadline();
                return _ending;
            }
        }
    }

    /// <summary>Whether anything was asked yet: a deadline that comes while reading files says nothing about the service.</summary>
    public bool HasAsked { get; private set; }

    public void Asking() => HasAsked = true;

    public void Answered() => HasAnswer = true;

    /// <summary>Ends the run for a reason that makes further calls useless. The first reason stays.</summary>
    public void End(Problem problem)
    {
        lock (_lock)
        {
            if (Ending is null)
                _ending = problem;
        }

        _end.Cancel();
    }

    public void Enter(ScanPhase phase, int total)
    {
        lock (_lock)
        {
            _phase = phase;
            _done = 0;
            _bytes = 0;
        }

        _progress?.Report(new(phase, 0, total, 0, null));
    }

    /// <summary>Says that one more of the phase is done.</summary>
    public void Report(ScanPhase phase, int total, long bytes, string? current) => Step(phase, 1, total, bytes, current);

    public void Step(ScanPhase phase, int done, int total, long bytes, string? current)
    {
        ScanProgress progress;
        lock (_lock)
        {
            if (phase != _phase)
                return;
            _done += done;
            _bytes += bytes;
            progress = new(phase, _done, total, _bytes, current);
        }

        _progress?.Report(progress);
    }

    public void Dispose()
    {
        _end.Dispose();
        _deadline.Dispose();
    }

    private Problem AtDeadline()
    {
        var limit = Timeout.ToString("c");
        return HasAsked && !HasAnswer
            ? new(Codes.NoAnswer, $"The service did not answer anything within the time limit of {limit}. Check its address and the network.")
            : new(Codes.DeadlineReached, $"The time limit of {limit} was reached before this was answered. Raise the timeout, or run again: what was sent is known by then.");
    }
}
