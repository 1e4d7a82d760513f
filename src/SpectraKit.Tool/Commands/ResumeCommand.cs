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
            var isForMachines = parsed.GetValue(json) == "-";
            var settings = new ResumeSettings
            {
                RunFile = parsed.GetValue(file)!,
                Timeout = parsed.GetValue(timeout),
                ReportPath = isForMachines ? null : parsed.GetValue(json),
                Reports = parsed.GetValue(reports)!,
            };
            return await ScanCommand.RunAsync(
                (host, progress) => new Resumer(host).ResumeAsync(settings, progress, cancellationToken),
                surroundings,
                isForMachines,
                parsed.GetValue(ci)).ConfigureAwait(false);
        });
        return command;
    }
}
