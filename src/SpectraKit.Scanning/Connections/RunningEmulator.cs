namespace SpectraKit.Scanning;

/// <summary>An emulator that is ready to be asked. Disposing it stops it.</summary>
public sealed class RunningEmulator : IAsyncDisposable
{
    private Func<ValueTask>? _stop;

    /// <summary>An emulator that is ready to be asked.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="stop">Stops it; called once.</param>
    public RunningEmulator(Uri address, Func<ValueTask> stop)
    {
        Address = address;
        _stop = stop;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The token that it asks for.</summary>
    public string Token { get; init; } = "emulator";

    /// <summary>The user that it asks for.</summary>
    public string User { get; init; } = "emulator";

    /// <summary>The password that it asks for.</summary>
    public string Password { get; init; } = "emulator";

    /// <summary>Stops it.</summary>
    /// <returns>When it has stopped.</returns>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _stop, null)?.Invoke() ?? ValueTask.CompletedTask;
}
