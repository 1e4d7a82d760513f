using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Emulation;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit scan</c>: one verdict for each file, one decision for all of them.</summary>
internal static class ScanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("scan", "Ask about files, submit what is not known yet, and fail when one of them is malicious.").WithExamples(
            "spectrakit scan \"publish/**/*\" --exclude \"**/*.pdb\" --json scan.json",
            "spectrakit scan \"artifacts/*.nupkg\" --fail-on suspicious --timeout 00:15:00",
            "spectrakit scan \"publish/**/*\" --report sarif=out/scan.sarif --report html=out/scan.html",
            "spectrakit scan \"bin/**/*.dll\" --emulator --emulator-rules rules.json");
        var options = ScanOptions.AddTo(command);
        var run = RunOptions.AddTo(command);
        var stamp = new Option<string>("--stamp")
        {
            Description = "Recognise an unchanged run by this file, and neither read nor ask again. Written after a run that passed without a warning; it ends with the first of its verdicts.",
            HelpName = "FILE",
        };
        command.Options.Add(stamp);
        var json = new Option<string>("--json")
        {
            Description = "Write the report as JSON to this file, however the scan ends; - is standard output.",
            HelpName = "FILE",
        };
        command.Options.Add(json);
        var reports = ReportOptions.AddTo(command);
        var ci = CiOption.AddTo(command, surroundings);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = options.Read(parsed, surroundings);
            run.Apply(parsed, settings);
            settings.StampFile = parsed.GetValue(stamp);
            var isForMachines = parsed.GetValue(json) == "-";
            settings.ReportPath = isForMachines ? null : parsed.GetValue(json);
            settings.Reports = parsed.GetValue(reports)!;
            return await RunAsync(settings, options.Over(surroundings, parsed), isForMachines, parsed.GetValue(ci), cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Scans, and tells people and machines what came of it.</summary>
    public static Task<int> RunAsync(ScanSettings settings, Surroundings surroundings, bool outputIsForMachines, CiHost ci, CancellationToken cancellationToken) =>
        RunAsync((host, progress) => new Scanner(host).ScanAsync(settings, progress, cancellationToken), surroundings, outputIsForMachines, ci);

    /// <summary>Does what comes to a scan's report, and tells people and machines.</summary>
    public static async Task<int> RunAsync(Func<EngineHost, IProgress<ScanProgress>, Task<ScanReport>> scan, Surroundings surroundings, bool outputIsForMachines, CiHost ci)
    {
        var display = new RunDisplay(surroundings, outputIsForMachines);
        var host = EngineHosts.Of(surroundings);
        var report = await display.WatchAsync(progress => scan(host, progress)).ConfigureAwait(false);

        display.Show(report);
        display.Problems.Write(new CiReporter(host).Tell(report, ci, display.Text));
        if (outputIsForMachines)
            Machine.Write(surroundings, JsonReport.Write(report));
        return report.ExitCode;
    }
}
