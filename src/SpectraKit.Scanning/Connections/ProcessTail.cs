namespace SpectraKit.Scanning;

/// <summary>What a process says: the line that it was waited for, and the last of everything else.</summary>
internal sealed class ProcessTail
{
    private const int Lines = 8;
    private const int LineLength = 300;
    private readonly Queue<string> _last = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What stood behind the prefix, once it was said.</summary>
    public Task<string> Ready => _ready.Task;

    public string Text
    {
        get
        {
            lock (_last)
                return string.Join(" | ", _last);
        }
    }

    public void Add(string? line, string? readyPrefix)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        if (readyPrefix is not null && line.StartsWith(readyPrefix, StringComparison.Ordinal))
            _ready.TrySetResult(line[readyPrefix.Length..]);

        var safe = SafeText.Of(line.Trim());
        lock (_last)
        {
            _last.Enqueue(safe.Length > LineLength ? safe[..LineLength] + "…" : safe);
            if (_last.Count > Lines)
                _last.Dequeue();
        }
    }
}
