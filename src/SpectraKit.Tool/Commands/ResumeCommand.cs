using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit resume</c>: goes on with a scan that was killed, timed out, or did not wait.</summary>
internal static class ResumeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("resume", "Go on with a scan by its run file: wait for what it sent, and send nothing twice.").WithExamples(
            "spectrakit scan \"publish/**/*\" --run-file run.json --submit-only",
            "spectrakit resume run.json --report sarif=scan.sarif");
        var file = new Argument<string>("run") { Description = "The run file that a scan wrote with --run-file." };
        command.Arguments.Add(file);
        var timeout = new Option<TimeSpan?>("--timeout")
        {
            Description = "How long the rest may take, as hours:minutes:seconds. Default: what the scan was given.",
            HelpName = "TIME",
            CustomParser = result => TimeText.Read(result),
        };
        command.Options.Add(timeout);
        var json = new Option<string>("--json") { Description = "Write the report as JSON to this file; - is standard output. Default: what the scan was given.", HelpName = "FILE" };
        command.Options.Add(json);
        var reports = ReportOptions.AddTo(command);
        TokenSource.AddTo(command);
        var ci = CiOption.AddTo(command, surroundings);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!, surroundings.WorkingFolder);
            var run = RunFile.Load(path);
            var settings = run.Settings;
            settings.SubmitOnly = false;
            if (parsed.GetValue(timeout) is { } limit)
                settings.Timeout = limit;
            // What is asked for here is meant from here; what the scan was told stays where that was.
            var isForMachines = parsed.GetValue(json) == "-";
            if (parsed.GetValue(json) is { } report)
                settings.ReportPath = isForMachines ? null : Path.GetFullPath(report, surroundings.WorkingFolder);
            if (parsed.GetValue(reports) is { Length: > 0 } outputs)
                settings.Reports = [.. outputs.Select(output => output with { Path = Path.GetFullPath(output.Path, surroundings.WorkingFolder) })];
            return await ScanCommand.RunAsync(settings, surroundings with { WorkingFolder = run.WorkingFolder }, isForMachines, parsed.GetValue(ci), cancellationToken).ConfigureAwait(false);
        });
        return command;
    }
}
