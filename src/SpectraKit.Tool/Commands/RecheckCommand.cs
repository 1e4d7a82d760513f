using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Emulation;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit recheck</c>: what became of the verdicts of a release since it shipped.</summary>
internal static class RecheckCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("recheck", "Ask again about everything that earlier releases shipped, by their manifests, and say only what changed.").WithExamples(
            "spectrakit recheck releases/*.manifest.json",
            "spectrakit recheck release.manifest.json --service intelligence --json changes.json");
        var manifests = new Argument<string[]>("manifest")
        {
            Description = "Manifests or JSON reports of earlier scans; patterns of them work as well.",
            Arity = ArgumentArity.OneOrMore,
        };
        command.Arguments.Add(manifests);
        var service = ServiceOptions.AddTo(command);
        var services = VerdictServiceOptions.AddTo(command);
        var policy = new Option<string>("--policy") { Description = $"The policy file. Default: {PolicyText.FileName} in the working folder, if there is one.", HelpName = "FILE" };
        command.Options.Add(policy);
        var json = new Option<string>("--json") { Description = "Write what changed as JSON to this file; - is standard output.", HelpName = "FILE" };
        command.Options.Add(json);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = service.Apply(parsed, new ScanSettings { Manifests = Found(parsed.GetValue(manifests)!, surroundings), PolicyFile = parsed.GetValue(policy) });
            services.Apply(parsed, settings);
            var isForMachines = parsed.GetValue(json) == "-";
            var display = new RunDisplay(surroundings, isForMachines);
            var rechecker = new Rechecker(EngineHosts.Of(services.Over(surroundings, parsed)));
            var report = await display.WatchAsync(progress => rechecker.RecheckAsync(settings, progress, cancellationToken)).ConfigureAwait(false);

            display.Problems.Write(report.Scan.Problems);
            foreach (var change in report.Changes)
                display.Problems.Write(RecheckText.ProblemOf(change));
            if (report.Scan.Files.Count > 0)
            {
                foreach (var line in RecheckText.Totals(report))
                    display.Text.WriteLine(line);
            }

            if (isForMachines)
                Machine.Write(surroundings, RecheckText.WriteJson(report));
            else if (parsed.GetValue(json) is { } path)
                RecheckText.Save(report, Path.GetFullPath(path, surroundings.WorkingFolder));
            return report.ExitCode;
        });
        return command;
    }

    // A pattern that matches nothing stays what it is, and is complained of as a manifest that is not there.
    private static string[] Found(string[] patterns, Surroundings surroundings) =>
    [
        .. patterns.SelectMany(pattern =>
        {
            var found = pattern.Contains('*') ? ArtifactFinder.Find(new() { Root = surroundings.WorkingFolder, Include = [pattern] }).Artifacts.Select(artifact => artifact.FullPath).ToList() : [];
            return found.Count > 0 ? found : [pattern];
        }),
    ];
}
