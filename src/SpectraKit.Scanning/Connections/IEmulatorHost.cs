namespace SpectraKit.Scanning;

/// <summary>Starts emulators: in this process, or as one of its own.</summary>
public interface IEmulatorHost
{
    /// <summary>Starts an emulator on this machine.</summary>
    /// <param name="rulesFile">The full path of its rules file; <c>null</c> for none.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The emulator, ready to be asked. Disposing it stops it.</returns>
    /// <exception cref="ProblemException">It did not start.</exception>
    Task<RunningEmulator> StartAsync(string? rulesFile, CancellationToken cancellationToken);
}
