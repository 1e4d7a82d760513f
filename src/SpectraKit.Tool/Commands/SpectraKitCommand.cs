using System.CommandLine;
using System.CommandLine.Help;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary>The whole command line: every command once, in the order in which people need them.</summary>
internal static class SpectraKitCommand
{
    public static RootCommand Create(Surroundings surroundings) => Create(surroundings, out _);

    public static RootCommand Create(Surroundings surroundings, out GlobalOptions options)
    {
        var root = new RootCommand(
            "Is anything you are about to ship known or found to be malicious? Asks ReversingLabs Spectra Analyze, or an emulator of it, about every file.")
        {
            ScanCommand.Create(surroundings),
            PlanCommand.Create(surroundings),
            ResumeCommand.Create(surroundings),
            RecheckCommand.Create(surroundings),
            SubmitCommand.Create(surroundings),
            StatusCommand.Create(surroundings),
            ReportCommand.Create(surroundings),
            ExtractedCommand.Create(surroundings),
            DownloadCommand.Create(surroundings),
            SearchCommand.Create(surroundings),
            ReanalyzeCommand.Create(surroundings),
            DeleteCommand.Create(surroundings),
            PolicyCommand.Create(surroundings),
            CacheCommand.Create(surroundings),
            DoctorCommand.Create(surroundings),
            ConfigCommand.Create(surroundings),
            EmulatorCommand.Create(surroundings),
            SpecCommand.Create(surroundings),
            CompletionCommand.Create(surroundings),
        };
        // The program is named by its command, whatever the file is called that runs it.
        root.HelpName = "spectrakit";
        options = GlobalOptions.AddTo(root);
        root.Options.OfType<VersionOption>().Single().Action = new VersionLine();
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        return root;
    }
}
