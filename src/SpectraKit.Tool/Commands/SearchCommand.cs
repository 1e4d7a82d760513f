using System.CommandLine;
using SpectraKit.Analyze;
using SpectraKit.Scanning;
using SpectraKit.Tool.Calls;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit search</c>: samples that Spectra Analyze has, by what they are.</summary>
internal static class SearchCommand
{
    private const int LargestPage = 100;

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("search", "Search the samples of Spectra Analyze.").WithExamples(
            "spectrakit search \"classification:malicious filename:*.dll\" --limit 20");
        var query = new Argument<string>("query") { Description = "The expression: key:value pairs separated by blanks, in one argument." };
        command.Arguments.Add(query);
        var limit = new Option<int>("--limit") { Description = "How many matches to show at most.", HelpName = "N", DefaultValueFactory = _ => LargestPage };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number < 1)
                result.AddError("--limit has to be 1 or more.");
        });
        command.Options.Add(limit);
        var service = ServiceOptions.AddTo(command);
        var json = JsonOption.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await new AnalyzeCalls(service.Apply(parsed, new ServiceSettings()), surroundings)
                .RunAsync<FoundItem<SearchEntry>>((client, items, stop) => SearchAsync(client, parsed.GetValue(query)!, parsed.GetValue(limit), items, stop), isAboutOneSample: false, cancellationToken)
                .ConfigureAwait(false);
            return new VerbOutput(surroundings, parsed.GetValue(json)).Write(
                report,
                item => item.Entry.Sha1?.ToString() ?? "",
                (item, text) => text.WriteLine(Line(item.Entry)),
                answered => JsonVerbReport.Write(answered, "search", (writer, item) => WireJson.Write(writer, "sample", item.Entry)));
        });
        return command;
    }

    private static async Task SearchAsync(SpectraAnalyzeClient client, string query, int limit, List<FoundItem<SearchEntry>> items, CancellationToken cancellationToken)
    {
        var request = new SearchV3Request { Query = query, RecordsPerPage = Math.Min(limit, LargestPage) };
        var matches = client.Samples.EnumerateSamplesV3Async(request, cancellationToken);
        await foreach (var entry in matches.ConfigureAwait(false))
        {
            items.Add(new(entry));
            if (items.Count == limit)
                return;
        }
    }

    private static string Line(SearchEntry entry)
    {
        // Matches on the appliance have a threat's parts and all of a sample's names; those in the cloud have one of each.
        var threat = entry.Threatname ?? string.Join('.', new[] { entry.ThreatType, entry.ThreatFamily }.Where(part => !string.IsNullOrEmpty(part)));
        var name = entry.Filename ?? entry.FileNames?.FirstOrDefault();
        string?[] parts = [entry.Sha1?.ToString() ?? entry.Sha256?.ToString(), entry.Classification?.ToLowerInvariant() ?? "processing", threat, entry.Sampletype ?? entry.SampleType, name];
        return string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)).Select(SafeText.Of));
    }
}
