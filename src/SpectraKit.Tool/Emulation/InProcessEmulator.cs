using System.Security.Cryptography;
using SpectraKit.Emulator;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Emulation;

/// <summary>The emulator that one run starts for itself, in its own process, with a token made up for that run and a data folder that goes with it.</summary>
internal sealed class InProcessEmulator : IEmulatorHost
{
    public async Task<RunningEmulator> StartAsync(string? rulesFile, CancellationToken cancellationToken)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var options = new EmulatorOptions { RulesFile = rulesFile, Token = secret, Password = secret };
        try
        {
            var emulator = await SpectraEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
            return new RunningEmulator(emulator.BaseAddress, emulator.DisposeAsync) { Token = secret, User = options.User, Password = secret };
        }
        catch (EmulatorConfigurationException e)
        {
            throw EmulatorTrouble.Of(e, rulesFile);
        }
    }
}
