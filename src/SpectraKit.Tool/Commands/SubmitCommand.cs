using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Emulation;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit submit</c>: sends files, and waits for their verdicts only when asked to.</summary>
internal static class SubmitCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("submit", "Send files for analysis, whether they are known or not.").WithExamples(
            "spectrakit submit \"installers/*.msi\"",
            "spectrakit submit setup.exe --wait");
        var files = FileArguments.AddTo(command);
        var wait = new Option<bool>("--wait") { Description = "Wait for the verdicts, and fail as a scan does." };
        command.Options.Add(wait);
        var service = ServiceOptions.AddTo(command);
        var emulator = EmulatorChoice.AddTo(command, service);
        var json = JsonOption.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult("--emulator") is not null && !result.GetValue(wait))
                result.AddError("--emulator needs --wait here: the emulator of this run is gone before anybody could ask it. 'spectrakit emulator' starts one that stays.");
        });

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = service.Apply(parsed, files.Apply(parsed, new ScanSettings { Mode = ScanMode.Submit }, surroundings));
            emulator.Apply(parsed, settings);
            var isForMachines = parsed.GetValue(json);
            if (parsed.GetValue(wait))
                return await ScanCommand.RunAsync(settings, surroundings, isForMachines, CiReporter.Detect(surroundings.Environment), cancellationToken).ConfigureAwait(false);

            var display = new RunDisplay(surroundings, isForMachines);
            var submitter = new Submitter(EngineHosts.Of(surroundings));
            var report = await display.WatchAsync(progress => submitter.SubmitAsync(settings, progress, cancellationToken)).ConfigureAwait(false);
            return new VerbOutput(surroundings, isForMachines).Write(report, file => file.Path, (file, text) => text.WriteLine($"submitted  {file.Sha256}  {SafeText.Of(file.Path)}"), JsonVerbReport.Write);
        });
        return command;
    }
}
