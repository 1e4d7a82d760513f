using System.CommandLine;
using SpectraKit.Scanning;
using SpectraKit.Tool.Calls;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Emulation;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit download</c>: fetches samples, each checked against the hash that it was asked by.</summary>
internal static class DownloadCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("download", "Fetch samples into the quarantine. They may be live malware: nobody but you may read them, and nobody execute them.").WithExamples(
            "spectrakit download 0000000000000000000000000000000000000000",
            "spectrakit download 0000000000000000000000000000000000000000 --output quarantine --from intelligence",
            "spectrakit download 0000000000000000000000000000000000000000 --zip");
        var hashes = HashArgument.Many("The samples' hashes; each names the file that it is put into.");
        command.Arguments.Add(hashes);
        var output = new Option<string>("--output") { Description = "The folder to put them into instead, each called by its hash alone. Made when it is missing.", HelpName = "DIR" };
        command.Options.Add(output);
        var zip = new Option<bool>("--zip") { Description = "Keep each sample in a zip file of its own, <hash>.zip, with the password 'infected', as analysts hand them on." };
        command.Options.Add(zip);
        var from = new Option<string>("--from") { Description = "Where from: analyze or intelligence.", HelpName = "SERVICE", DefaultValueFactory = _ => "analyze" };
        from.AcceptOnlyFromAmong("analyze", "intelligence");
        command.Options.Add(from);
        var service = ServiceOptions.AddTo(command);
        var intelligence = IntelligenceOptions.AddTo(command);
        var json = JsonOption.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = service.Apply(parsed, new DownloadSettings
            {
                Hashes = [.. parsed.GetValue(hashes)!.Select(hash => hash.ToString())],
                Folder = parsed.GetValue(output),
            });
            if (parsed.GetValue(from) == "intelligence")
                intelligence.Apply(parsed, settings);

            var isForMachines = parsed.GetValue(json);
            var display = new RunDisplay(surroundings, isForMachines);
            var downloader = new SampleDownloader(EngineHosts.Of(surroundings, intelligence.Over(surroundings.Environment, parsed)));
            var report = await display.WatchAsync(async progress =>
            {
                var downloaded = await downloader.DownloadAsync(settings, progress, cancellationToken).ConfigureAwait(false);
                return parsed.GetValue(zip) ? await LockedSamples.OfAsync(downloaded).ConfigureAwait(false) : downloaded;
            }).ConfigureAwait(false);

            return new VerbOutput(surroundings, isForMachines).Write(report, sample => sample.Hash, (sample, text) => text.WriteLine($"{sample.Size,12}  {SafeText.Of(sample.Path)}"), JsonVerbReport.Write);
        });
        return command;
    }
}
