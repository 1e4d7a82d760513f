namespace SpectraKit.Emulator;

/// <summary>The last requests, in the order in which their answers began.</summary>
internal sealed class RequestLog
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<EmulatorRequest> _requests = new();
    private long _count;

    public IReadOnlyList<EmulatorRequest> All
    {
        get
        {
            lock (_gate) return [.. _requests];
        }
    }

    public void Add(string method, string path, int? status, string? fault)
    {
        lock (_gate)
        {
            if (_requests.Count == Most) _requests.Dequeue();
            _requests.Enqueue(new EmulatorRequest(++_count, method, path, status, fault));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _count = 0;
        }
    }
}
