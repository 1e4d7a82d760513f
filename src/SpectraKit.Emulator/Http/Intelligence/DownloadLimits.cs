namespace SpectraKit.Emulator;

/// <summary>What the cloud allows of downloads: so many requests in any minute, so many streams at once. Both only if asked for.</summary>
internal sealed class DownloadLimits(EmulatorLimits limits, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<long> _recent = [];
    private int _streams;

    /// <exception cref="Refusal">The last minute is used up.</exception>
    public void CountRequest()
    {
        if (limits.DownloadRequestsPerMinute is not { } most) return;

        lock (_gate)
        {
            var now = time.GetTimestamp();
            while (_recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= TimeSpan.FromMinutes(1)) _recent.Dequeue();
            if (_recent.Count >= most) throw new Refusal(429, "The request rate is exceeded.");
            _recent.Enqueue(now);
        }
    }

    /// <summary>Takes one of the streams until it is disposed of.</summary>
    /// <exception cref="Refusal">All of them are taken.</exception>
    public IDisposable TakeStream()
    {
        if (Interlocked.Increment(ref _streams) <= (limits.ParallelDownloads ?? int.MaxValue)) return new Stream(this);

        Interlocked.Decrement(ref _streams);
        throw new Refusal(429, "Too many downloads at once.");
    }

    private sealed class Stream(DownloadLimits limits) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref limits._streams);
    }
}
