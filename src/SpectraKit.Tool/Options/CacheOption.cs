using System.CommandLine;

namespace SpectraKit.Tool.Options;

/// <summary>Where verdicts are remembered.</summary>
internal static class CacheOption
{
    private const string Variable = "SPECTRAKIT_CACHE";

    public static Option<string> AddTo(Command command)
    {
        var option = new Option<string>("--cache")
        {
            Description = $"Remember verdicts in this folder, so that the next run need not ask again. Default: the folder that {Variable} names, or nowhere.",
            HelpName = "DIR",
        };
        command.Options.Add(option);
        return option;
    }

    public static string? FolderOf(string? stated, Surroundings surroundings) => stated ?? surroundings.Environment(Variable);
}
