namespace SpectraKit.Emulator.Tests;

/// <summary>One emulator for the tests of a class that do not disturb each other.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    internal SpectraEmulator Emulator { get; private set; } = null!;

    internal EmulatorClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Emulator = await SpectraEmulator.StartAsync();
        Client = new EmulatorClient(Emulator);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
