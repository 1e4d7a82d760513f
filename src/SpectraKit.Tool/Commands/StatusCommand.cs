using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Emulation;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit status</c>: how far the analysis of samples is.</summary>
internal static class StatusCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("status", "Ask how far the analysis of samples is: processed, processing or not_found.").WithExamples(
            "spectrakit status 0000000000000000000000000000000000000000 --json");
        var hashes = HashArgument.Many("The samples' hashes; kinds may be mixed.");
        command.Arguments.Add(hashes);
        var service = ServiceOptions.AddTo(command);
        var json = JsonOption.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = service.Apply(parsed, new StatusSettings { Hashes = [.. parsed.GetValue(hashes)!.Select(hash => hash.ToString())] });
            var isForMachines = parsed.GetValue(json);
            var display = new RunDisplay(surroundings, isForMachines);
            var query = new StatusQuery(EngineHosts.Of(surroundings));
            var report = await display.WatchAsync(progress => query.GetAsync(settings, progress, cancellationToken)).ConfigureAwait(false);

            return new VerbOutput(surroundings, isForMachines).Write(report, sample => sample.Hash, (sample, text) => text.WriteLine($"{(sample.State is { } state ? Words.Of(state) : "unknown"),-10}  {sample.Hash}"), JsonVerbReport.Write);
        });
        return command;
    }
}
