using System.CommandLine;
using System.Globalization;
using SpectraKit.Analyze;
using SpectraKit.Scanning;
using SpectraKit.Tool.Calls;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit extracted list</c>: the files inside of a sample, and their verdicts.</summary>
internal static class ExtractedListCommand
{
    private const int PageSize = 100;

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("list", "List the files that were extracted from a sample, with their verdicts.").WithExamples(
            "spectrakit extracted list 0000000000000000000000000000000000000000");
        var hash = HashArgument.One("The sample's hash.");
        command.Arguments.Add(hash);
        var service = ServiceOptions.AddTo(command);
        var json = JsonOption.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await new AnalyzeCalls(service.Apply(parsed, new ServiceSettings()), surroundings)
                .RunAsync<FoundItem<ExtractedFile>>((client, items, stop) => ListAsync(client, parsed.GetValue(hash), items, stop), isAboutOneSample: true, cancellationToken)
                .ConfigureAwait(false);
            return new VerbOutput(surroundings, parsed.GetValue(json)).Write(
                report,
                item => item.Entry.Path ?? "",
                (item, text) => text.WriteLine(Line(item.Entry)),
                answered => JsonVerbReport.Write(answered, "extracted", (writer, item) => WireJson.Write(writer, "file", item.Entry)));
        });
        return command;
    }

    private static async Task ListAsync(SpectraAnalyzeClient client, SampleHash hash, List<FoundItem<ExtractedFile>> items, CancellationToken cancellationToken)
    {
        await foreach (var file in client.ExtractedFiles.EnumerateExtractedFilesAsync(hash, pageSize: PageSize, cancellationToken: cancellationToken).ConfigureAwait(false))
            items.Add(new(file));
    }

    private static string Line(ExtractedFile file)
    {
        var size = file.Sample.FileSize is { } bytes ? bytes.ToString(CultureInfo.InvariantCulture) : null;
        var parts = new[] { file.Sample.Sha1?.ToString(), file.Sample.Classification?.Value ?? "processing", file.Sample.ClassificationResult, size, file.Path ?? file.Filename };
        return string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)).Select(SafeText.Of));
    }
}
