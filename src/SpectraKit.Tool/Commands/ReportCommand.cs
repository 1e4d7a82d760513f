using System.CommandLine;
using System.Globalization;
using SpectraKit.Analyze;
using SpectraKit.Scanning;
using SpectraKit.Tool.Calls;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit report</c>: what Spectra Analyze says of samples that it has.</summary>
internal static class ReportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("report", "Show the verdicts of samples and what led to them. Starts no new analysis.").WithExamples(
            "spectrakit report 0000000000000000000000000000000000000000 --json");
        var hashes = HashArgument.Many("The samples' hashes; kinds may be mixed.");
        command.Arguments.Add(hashes);
        command.Subcommands.Add(ReportRenderCommand.Create(surroundings));
        command.Subcommands.Add(ReportSchemaCommand.Create(surroundings));
        var service = ServiceOptions.AddTo(command);
        var json = JsonOption.AddTo(command);

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = parsed.GetValue(hashes)!;
            var report = await new AnalyzeCalls(service.Apply(parsed, new ServiceSettings()), surroundings)
                .RunAsync<SampleItem<ReportSummary>>((client, items, stop) => AskAsync(client, asked, items, stop), isAboutOneSample: false, cancellationToken)
                .ConfigureAwait(false);
            return new VerbOutput(surroundings, parsed.GetValue(json)).Write(
                report,
                item => item.Hash,
                (item, text) => text.WriteLine(Line(item.Hash, item.Answer!)),
                answered => JsonVerbReport.Write(answered, "report", (writer, item) =>
                {
                    writer.WriteString("hash", item.Hash);
                    WireJson.Write(writer, "report", item.Answer);
                }));
        });
        return command;
    }

    private static async Task AskAsync(SpectraAnalyzeClient client, IReadOnlyList<SampleHash> hashes, List<SampleItem<ReportSummary>> items, CancellationToken cancellationToken)
    {
        // Without skip_reanalysis, looking at a report would queue another analysis of the sample.
        var request = new ReportSummaryRequest { HashValues = [.. hashes.Distinct()], SkipReanalysis = true };
        var found = new Dictionary<SampleHash, ReportSummary>();
        await foreach (var report in client.Reports.GetReportSummaryAllAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (var digest in Digests(report))
                found[digest] = report;
        }

        // The service leaves out samples that it does not have, and promises no order.
        items.AddRange(request.HashValues.Select(hash => found.TryGetValue(hash, out var report)
            ? new SampleItem<ReportSummary>(hash.ToString(), report)
            : SampleItem<ReportSummary>.Failed(hash, new(Codes.SampleNotAvailable, "Spectra Analyze does not have this sample."))));
    }

    private static IEnumerable<SampleHash> Digests(ReportSummary report) =>
        ((SampleHash?[])[report.Md5, report.Sha1, report.Sha256, report.Sha512]).OfType<SampleHash>();

    private static string Line(string hash, ReportSummary report)
    {
        var risk = report.Riskscore is { } score ? string.Create(CultureInfo.InvariantCulture, $"risk {score}") : "";
        var parts = new[] { hash, report.Classification?.Value ?? "processing", risk, report.ClassificationResult, report.ClassificationReason };
        return string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)).Select(SafeText.Of));
    }
}
