using SpectraKit.Emulator;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Emulation;

/// <summary>Why an emulator did not start, in the engine's codes.</summary>
internal static class EmulatorTrouble
{
    public static ProblemException Of(EmulatorConfigurationException e, string? rulesFile)
    {
        var code = rulesFile is not null && e.File is not null && Path.GetFullPath(e.File) == Path.GetFullPath(rulesFile) ? Codes.InvalidRulesFile : Codes.InvalidSetting;
        return new(new(code, e.Message), e);
    }
}
