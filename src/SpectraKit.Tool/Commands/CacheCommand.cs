using System.CommandLine;
using System.Globalization;
using SpectraKit.Scanning;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit cache</c>: the remembered verdicts, to look at and to prune.</summary>
internal static class CacheCommand
{
    public static Command Create(Surroundings surroundings) => new("cache", "Look at remembered verdicts, or delete old ones.")
    {
        CreateShow(surroundings),
        CreatePrune(surroundings),
    };

    private static Command CreateShow(Surroundings surroundings)
    {
        var command = new Command("show", "Say how many verdicts are remembered, and how many a scan would take as an answer now.").WithExamples("spectrakit cache show --cache .spectrakit");
        var cache = CacheOption.AddTo(command);
        command.SetAction(parsed =>
        {
            var summary = Open(parsed.GetValue(cache), surroundings).Summarize(TimeProvider.System.GetUtcNow());
            surroundings.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Verdicts} verdicts, {summary.Fresh} of them fresh, {summary.Bytes} bytes."));
            return ExitCodes.AllClear;
        });
        return command;
    }

    private static Command CreatePrune(Surroundings surroundings)
    {
        var command = new Command("prune", "Delete verdicts that no scan would take as an answer any more.").WithExamples("spectrakit cache prune --cache .spectrakit --older-than 30");
        var cache = CacheOption.AddTo(command);
        var days = new Option<int>("--older-than")
        {
            Description = "Days that a verdict has to be old to go. One that is not fresh is still good for onServiceError: allow-known.",
            HelpName = "DAYS",
            DefaultValueFactory = _ => VerdictMemory.DefaultPruneAge.Days,
        };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
                result.AddError("--older-than is a number of days, 0 or more.");
        });
        command.Options.Add(days);
        command.SetAction(parsed =>
        {
            var gone = Open(parsed.GetValue(cache), surroundings).Prune(TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(parsed.GetValue(days)));
            surroundings.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gone} verdicts deleted."));
            return ExitCodes.AllClear;
        });
        return command;
    }

    private static VerdictMemory Open(string? stated, Surroundings surroundings) =>
        CacheOption.FolderOf(stated, surroundings) is { } folder && !string.IsNullOrWhiteSpace(folder)
            ? new(Path.GetFullPath(folder, surroundings.WorkingFolder))
            : throw new ProblemException(new(Codes.InvalidSetting, "Nothing says which folder is meant: give --cache, or set SPECTRAKIT_CACHE."));
}
