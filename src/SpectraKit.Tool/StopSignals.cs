using System.Runtime.InteropServices;
using SpectraKit.Scanning;

namespace SpectraKit.Tool;

/// <summary>
/// Ctrl-C, SIGTERM and a closed terminal, as a cancellation. The first asks the run to end, with its report; a second one means now. The handling that
/// System.CommandLine brings allows two seconds for an ending, which a report on a slow disk need not keep.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
    ];

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_stop.IsCancellationRequested)
            Environment.Exit(ExitCodes.Cancelled);
        signal.Cancel = true;
        // Not on the signal's own thread: whoever is woken by the cancellation may run on it, and a second signal has to get through.
        _ = Task.Run(_stop.Cancel);
    }
}
