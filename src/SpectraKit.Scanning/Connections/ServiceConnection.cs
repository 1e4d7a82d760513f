namespace SpectraKit.Scanning;

/// <summary>A service that can be asked now, and what it can be asked. Disposing it closes the connections, and stops the emulator if one was started for it.</summary>
/// <param name="service">Whose answers these are.</param>
/// <param name="dispose">Closes it; called once.</param>
public sealed class ServiceConnection(ServiceDescription service, Func<ValueTask>? dispose = null) : IAsyncDisposable
{
    private Func<ValueTask>? _dispose = dispose;

    /// <summary>Whose answers these are.</summary>
    public ServiceDescription Service { get; } = service;

    /// <summary>Its verdicts; <c>null</c> when it has none.</summary>
    public IVerdictSource? Verdicts { get; init; }

    /// <summary>Its samples; <c>null</c> when it hands out none.</summary>
    public ISampleStore? Samples { get; init; }

    /// <summary>Closes the connection.</summary>
    /// <returns>When it is closed.</returns>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _dispose, null)?.Invoke() ?? ValueTask.CompletedTask;
}
