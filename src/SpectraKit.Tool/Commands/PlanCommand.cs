using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Emulation;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit plan</c>: what a scan would ask and send, before anything leaves the machine.</summary>
internal static class PlanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("plan", "Say what a scan would ask, and what it would send at most. Reads the files and the cache, and opens no connection.").WithExamples(
            "spectrakit plan \"publish/**/*\" --policy build/spectrakit.json --cache .spectrakit",
            "spectrakit plan \"artifacts/*.nupkg\" --service intelligence --service analyze --json");
        var options = ScanOptions.AddTo(command);
        var json = JsonOption.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = options.Read(parsed, surroundings);
            var isForMachines = parsed.GetValue(json);
            var display = new RunDisplay(surroundings, isForMachines);
            var planner = new Planner(EngineHosts.Of(options.Over(surroundings, parsed)));
            var plan = await display.WatchAsync(progress => planner.PlanAsync(settings, progress, cancellationToken)).ConfigureAwait(false);

            display.Problems.Write(plan.Problems);
            if (isForMachines)
                Machine.Write(surroundings, PlanText.WriteJson(plan));
            else
                PlanText.Write(plan, surroundings.Output);
            return plan.ExitCode;
        });
        return command;
    }
}
