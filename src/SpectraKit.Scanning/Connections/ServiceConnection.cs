using SpectraKit.Analyze;
using SpectraKit.Intelligence;

namespace SpectraKit.Scanning;

/// <summary>A service that can be asked now, and what it can be asked. Disposing it closes the connections, and stops the emulator if one was started for it.</summary>
/// <param name="service">Whose answers these are.</param>
/// <param name="dispose">Closes it; called once.</param>
public sealed class ServiceConnection(ServiceDescription service, Func<ValueTask>? dispose = null) : IAsyncDisposable
{
    private Func<ValueTask>? _dispose = dispose;
    private RunningEmulator? _emulator;

    /// <summary>Whose answers these are.</summary>
    public ServiceDescription Service { get; } = service;

    /// <summary>Its verdicts; <c>null</c> when it has none.</summary>
    public IVerdictSource? Verdicts { get; init; }

    /// <summary>Its samples; <c>null</c> when it hands out none.</summary>
    public ISampleStore? Samples { get; init; }

    /// <summary>The client of Spectra Analyze, for everything that the verbs do not cover; <c>null</c> when this is another service.</summary>
    public SpectraAnalyzeClient? Analyze { get; init; }

    /// <summary>The client of Spectra Intelligence, for everything that the verbs do not cover; <c>null</c> when this is another service.</summary>
    public SpectraIntelligenceClient? Intelligence { get; init; }

    /// <summary>Checks settings, reads the credential, starts the emulator if one is asked for, and makes the client. Nothing is sent to the service yet.</summary>
    /// <param name="settings">How to reach the service.</param>
    /// <param name="host">What the front gives the engine of its surroundings.</param>
    /// <param name="cancellationToken">Ends the start of an emulator.</param>
    /// <returns>The connection. Dispose it.</returns>
    /// <exception cref="ProblemException">The settings cannot be used, a credential is missing, or the emulator did not start.</exception>
    public static async Task<ServiceConnection> OpenAsync(ServiceSettings settings, EngineHost host, CancellationToken cancellationToken = default)
    {
        CheckedFiles.Timeout(settings);
        var target = host.Connect is null ? ServiceTarget.Of(settings, host) : null;
        return await ServiceConnector.ConnectAsync(target, settings, host, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the connection.</summary>
    /// <returns>When it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await (Interlocked.Exchange(ref _dispose, null)?.Invoke() ?? ValueTask.CompletedTask).ConfigureAwait(false);
        if (_emulator is not null)
            await _emulator.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the emulator, too, when it is closed.</summary>
    internal void Owns(RunningEmulator emulator) => _emulator = emulator;
}
