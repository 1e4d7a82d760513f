using System.CommandLine;
using SpectraKit.Analyze;
using SpectraKit.Scanning;
using SpectraKit.Tool.Calls;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit reanalyze</c>: has samples analysed again.</summary>
internal static class ReanalyzeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("reanalyze", "Have samples analysed again, with today's knowledge. Does not wait: see 'spectrakit status'.").WithExamples(
            "spectrakit reanalyze 0000000000000000000000000000000000000000",
            "spectrakit reanalyze 0000000000000000000000000000000000000000 --analysis core --analysis cloud");
        var hashes = HashArgument.Many("The samples' hashes.");
        command.Arguments.Add(hashes);
        var analysis = new Option<string[]>("--analysis")
        {
            Description = "Which analyses: core (on the appliance) or cloud (sends the sample to Spectra Intelligence). Can be given several times.",
            HelpName = "core|cloud",
            DefaultValueFactory = _ => ["core"],
        };
        analysis.AcceptOnlyFromAmong("core", "cloud");
        command.Options.Add(analysis);
        var service = ServiceOptions.AddTo(command);
        var json = JsonOption.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var analyses = string.Join(',', parsed.GetValue(analysis)!.Distinct());
            var report = await new AnalyzeCalls(service.Apply(parsed, new ServiceSettings()), surroundings)
                .ForEachAsync(
                    parsed.GetValue(hashes)!,
                    (client, hash, stop) => ReanalyzeAsync(client, hash, analyses, stop),
                    SampleItem<ReanalysisResult>.Failed,
                    cancellationToken)
                .ConfigureAwait(false);
            return new VerbOutput(surroundings, parsed.GetValue(json)).Write(
                report,
                item => item.Hash,
                (item, text) => text.WriteLine($"queued  {item.Hash}"),
                answered => JsonVerbReport.Write(answered, "reanalyze", (writer, item) =>
                {
                    writer.WriteString("hash", item.Hash);
                    WireJson.Write(writer, "reanalysis", item.Answer);
                }));
        });
        return command;
    }

    // A list of one: what the appliance answers for a sample among many that it does not have is not documented.
    private static async Task<SampleItem<ReanalysisResult>> ReanalyzeAsync(SpectraAnalyzeClient client, SampleHash hash, string analyses, CancellationToken cancellationToken)
    {
        var list = await client.Reanalysis.ReanalyzeSamplesV2Async(new ReanalysisV2Request { HashValue = [hash], Analysis = analyses }, cancellationToken).ConfigureAwait(false);
        if (list.Results is not [{ Analysis.All: { Count: > 0 } steps } answer])
            return SampleItem<ReanalysisResult>.Failed(hash, new(Codes.SampleNotAvailable, "Not queued: Spectra Analyze says nothing of this sample."));

        // The call succeeds with 200 while one of the analyses was refused.
        var refused = steps.Where(step => step.Code >= 300).ToList();
        return refused.Count == 0
            ? new(hash.ToString(), answer)
            : new(hash.ToString(), answer, new(Codes.SubmissionRefused, $"Not queued: {string.Join(", ", refused.Select(step => SafeText.Of($"{step.Name} ({step.Message ?? step.Code.ToString()})")))}."));
    }
}
