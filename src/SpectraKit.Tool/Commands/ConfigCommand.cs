using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Configuration;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit config</c>: what every run here is told by the environment and the configuration file.</summary>
internal static class ConfigCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("config", "Show the options that the environment or the configuration file says, and which of the two. Shows no secret, and asks nobody.").WithExamples(
            "spectrakit config",
            "SPECTRAKIT_FAIL_ON=suspicious spectrakit config --json");
        var json = JsonOption.AddTo(command);
        command.SetAction(parsed =>
        {
            var options = SpectraKitProgram.AllOptions(parsed.RootCommandResult.Command).DistinctBy(option => option.Name).Where(OptionDefaults.CanBeConfigured).ToList();
            var file = ConfigurationFile.Load(surroundings, options);
            var report = new VerbReport<StatedOption>
            {
                Service = new(ServiceKind.Analyze, null, false),
                Items = [.. OptionDefaults.Stated(options, surroundings, file).OrderBy(option => option.Option, StringComparer.Ordinal)],
                ExitCode = ExitCodes.AllClear,
                StartedAt = TimeProvider.System.GetUtcNow(),
            };
            if (!parsed.GetValue(json))
                surroundings.Output.WriteLine(file.Path is null ? $"There is no {ConfigurationFile.FileName} here." : $"Configuration: {SafeText.Of(file.Path)}");
            return new VerbOutput(surroundings, parsed.GetValue(json)).Write(report, option => option.Option, Write, WriteJson);
        });
        return command;
    }

    private static void Write(StatedOption option, TextWriter text) =>
        text.WriteLine($"{option.Option,-30}  {string.Join("; ", option.Values.Select(StatedOption.Shown))}  ({option.Variable ?? ConfigurationFile.FileName})");

    private static byte[] WriteJson(VerbReport<StatedOption> report) => JsonVerbReport.Write(report, "config", (json, option) =>
    {
        json.WriteString("option", option.Option);
        json.WriteStartArray("values");
        foreach (var value in option.Values)
            json.WriteStringValue(StatedOption.Shown(value));
        json.WriteEndArray();
        json.WriteString("variable", option.Variable);
    });
}
