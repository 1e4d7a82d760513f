namespace SpectraKit.Scanning;

/// <summary>
/// Connections that several runs share: one client, with its rate limits, and one emulator for each service that they name, from the first run that asks until
/// the session is disposed. For hosts that scan several projects in one build. Safe for runs at the same time.
/// </summary>
public sealed class EngineSession : IAsyncDisposable
{
    private readonly Dictionary<SessionKey, Task<ServiceConnection>> _connections = [];
    private readonly CancellationTokenSource _closing = new();
    private bool _isClosed;

    /// <summary>Closes the connections, and stops the emulators. No run may be using them any more.</summary>
    /// <returns>When they are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        List<Task<ServiceConnection>> connections;
        lock (_connections)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            connections = [.. _connections.Values];
        }

        await _closing.CancelAsync().ConfigureAwait(false);
        foreach (var connecting in connections)
        {
            try
            {
                var connection = await connecting.ConfigureAwait(false);
                await connection.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is ProblemException or OperationCanceledException)
            {
                // The run that wanted it was told.
            }
        }

        _closing.Dispose();
    }

    /// <summary>The connection to a service: the one that is there, or a new one. What is given out closes nothing when it is disposed.</summary>
    internal async Task<ServiceConnection> ConnectAsync(SessionKey key, Func<CancellationToken, Task<ServiceConnection>> open, CancellationToken cancellationToken)
    {
        Task<ServiceConnection>? connecting;
        lock (_connections)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            // One that could not be made is tried again: the next run may find the service up.
            if (!_connections.TryGetValue(key, out connecting) || connecting.IsFaulted || connecting.IsCanceled)
            {
                // Started for all runs, so none of them may cancel it but by going away from it.
                connecting = open(_closing.Token);
                _connections[key] = connecting;
            }
        }

        var connection = await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new(connection.Service)
        {
            Verdicts = connection.Verdicts,
            Samples = connection.Samples,
            Analyze = connection.Analyze,
            Intelligence = connection.Intelligence,
        };
    }
}
