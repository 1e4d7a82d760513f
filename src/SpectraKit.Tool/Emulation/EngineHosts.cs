using SpectraKit.Scanning;

namespace SpectraKit.Tool.Emulation;

/// <summary>The engine's view of what is around this program, with an emulator that runs inside of it.</summary>
internal static class EngineHosts
{
    public static EngineHost Of(Surroundings surroundings, Func<string, string?>? environment = null) => new()
    {
        Environment = environment ?? surroundings.Environment,
        WorkingFolder = surroundings.WorkingFolder,
        Emulator = new InProcessEmulator(),
    };
}
