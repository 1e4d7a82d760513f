using SpectraKit.Emulator;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Emulation;

/// <summary>Why an emulator did not start, in the engine's codes.</summary>
internal static class EmulatorTrouble
{
    /// <param name="e">What the emulator says.</param>
    /// <param name="settings">The files that say how it shall behave, folders of such files among them: what is wrong in one of them is told apart from a wrong setting.</param>
    public static ProblemException Of(EmulatorConfigurationException e, params ReadOnlySpan<string?> settings)
    {
        var code = Codes.InvalidSetting;
        foreach (var path in settings)
            if (path is not null && e.File is { } file && IsIn(Path.GetFullPath(path), Path.GetFullPath(file)))
                code = Codes.InvalidRulesFile;
        return new(new(code, e.Message), e);
    }

    private static bool IsIn(string path, string file) =>
        file == path || file.StartsWith(Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
