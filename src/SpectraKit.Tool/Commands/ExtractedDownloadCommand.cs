using System.CommandLine;
using SpectraKit.Analyze;
using SpectraKit.Scanning;
using SpectraKit.Tool.Calls;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit extracted download</c>: the archive of what was extracted from a sample, as it comes, not unpacked.</summary>
internal static class ExtractedDownloadCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("download", "Fetch the archive of the files that were extracted from a sample. It may hold live malware, and is not unpacked.").WithExamples(
            "spectrakit extracted download 0000000000000000000000000000000000000000 --output quarantine");
        var hash = HashArgument.One("The sample's hash.");
        command.Arguments.Add(hash);
        var output = new Option<string>("--output")
        {
            Description = "The file to write, which must not exist yet; or a folder, for a file named by the hash.",
            HelpName = "FILE|DIR",
            Required = true,
        };
        command.Options.Add(output);
        var service = ServiceOptions.AddTo(command);
        var json = JsonOption.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = PathOf(parsed.GetValue(output)!, parsed.GetValue(hash), surroundings);
            var report = await new AnalyzeCalls(service.Apply(parsed, new ServiceSettings()), surroundings)
                .ForEachAsync(
                    [parsed.GetValue(hash)],
                    (client, sample, stop) => SaveAsync(client, sample, target, stop),
                    (sample, problem) => new DownloadedSample { Hash = sample.ToString(), Problem = problem },
                    cancellationToken)
                .ConfigureAwait(false);
            return new VerbOutput(surroundings, parsed.GetValue(json)).Write(
                report,
                item => item.Hash,
                (item, text) => text.WriteLine($"{item.Size,12}  {SafeText.Of(item.Path)}"),
                JsonVerbReport.Write);
        });
        return command;
    }

    private static async Task<DownloadedSample> SaveAsync(SpectraAnalyzeClient client, SampleHash hash, string path, CancellationToken cancellationToken)
    {
        await using var archive = await client.ExtractedFiles.DownloadExtractedFilesAsync(hash, cancellationToken).ConfigureAwait(false);
        var saved = await archive.SaveAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new() { Hash = hash.ToString(), Path = saved.Path, Size = saved.Length };
    }

    /// <exception cref="ProblemException">The folder cannot be made (SPK1010).</exception>
    private static string PathOf(string output, SampleHash hash, Surroundings surroundings)
    {
        var path = Path.GetFullPath(output, surroundings.WorkingFolder);
        var isFolder = Path.EndsInDirectorySeparator(path) || Directory.Exists(path);
        try
        {
            Directory.CreateDirectory(isFolder ? path : Path.GetDirectoryName(path) ?? path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new(Codes.FileNotWritten, $"The folder for '{SafeText.Of(output)}' cannot be made: {SafeText.Of(e.Message)}"), e);
        }

        return isFolder ? Path.Combine(path, $"{hash}.zip") : path;
    }
}
