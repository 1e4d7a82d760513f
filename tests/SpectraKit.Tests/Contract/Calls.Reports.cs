using System.Text;
using SpectraKit.Analyze;

namespace SpectraKit.Tests.Contract;

// The newer search, reports in detail and as PDF, and containers.
internal static partial class Calls
{
    private static readonly DetailedReportField[] EveryDetailedField =
        [.. typeof(DetailedReportField).GetProperties().Where(p => p.PropertyType == typeof(DetailedReportField)).Select(p => (DetailedReportField)p.GetValue(null)!)];

    private static async Task SearchSamplesV3(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var marked = await laboratory.SubmitAsync(Laboratory.Text(Laboratory.Mark), "marked.txt", cancellationToken);
        await laboratory.SubmitAsync(Laboratory.Text("another"), "other.txt", cancellationToken);

        var local = await laboratory.Analyze.Samples.SearchSamplesV3Async(
            new SearchV3Request { Query = "(classification:malicious OR filename:nothing) AND NOT filename:other.txt" }, cancellationToken);
        var cloud = await laboratory.Analyze.Samples.SearchSamplesV3Async(
            new SearchV3Request { Query = $"sha1:{marked}", Ticloud = true, StartSearchDate = "2100-01-01", EndSearchDate = "2000-01-01" }, cancellationToken);
        var walked = new List<SearchEntry>();
        await foreach (var entry in laboratory.Analyze.Samples.EnumerateSamplesV3Async(new SearchV3Request { Query = "size:[1 TO *]", RecordsPerPage = 1 }, cancellationToken))
            walked.Add(entry);

        var here = Assert.Single(local.Rl.WebSearchApi.Entries);
        Assert.Equal((marked, "malicious", "Trojan", "Example"), (here.Sha1, here.Classification, here.ThreatType, here.ThreatFamily));
        Assert.Equal(["marked.txt"], here.FileNames!);
        var there = Assert.Single(cloud.Rl.WebSearchApi.Entries);
        Assert.Equal((marked, "MALICIOUS", "Text.Trojan.Example"), (there.Sha1, there.Classification, there.Threatname));
        Assert.Equal(2, walked.Count);
    }

    private static async Task GetDetailedReport(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Zip(("bin/marked.txt", Laboratory.Mark)), "package.zip", cancellationToken);

        var usual = await laboratory.Analyze.Reports.GetDetailedReportAsync(new DetailedReportRequest { HashValues = [hash, Unknown], SkipReanalysis = true }, cancellationToken);
        var everything = await laboratory.Analyze.Reports.GetDetailedReportAsync(
            new DetailedReportRequest { HashValues = [hash], Fields = EveryDetailedField, IncludeNetworkthreatintelligence = true, SkipReanalysis = true }, cancellationToken);

        var report = Assert.Single(usual.Results);
        Assert.Equal("malicious", report.SampleSummary!.Value.GetProperty("classification").GetString());
        Assert.Equal(3, report.Ticore!.Value.GetProperty("classification").GetProperty("classification").GetInt32());
        Assert.Equal(hash, Assert.Single(everything.Results).Sha1);
        Assert.Equal(44, EveryDetailedField.Length);
    }

    private static async Task GetStaticReport(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text(Laboratory.Mark), "marked.txt", cancellationToken);

        var everything = await laboratory.Analyze.Reports.GetStaticReportAsync(hash, cancellationToken: cancellationToken);
        var part = await laboratory.Analyze.Reports.GetStaticReportAsync(hash, [StaticReportField.Sha1, StaticReportField.Info], cancellationToken);

        Assert.Equal("Text.Trojan.Example", everything["classification"].GetProperty("result").GetString());
        Assert.Equal(["info", "sha1"], part.Keys.Order(StringComparer.Ordinal));
    }

    private static async Task CreatePdfReport(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("printed"), "printed.txt", cancellationToken);

        Assert.Equal(2, (await laboratory.Analyze.Reports.CreatePdfReportAsync(hash, cancellationToken)).Count);
    }

    private static async Task GetPdfReportStatus(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("printed"), "printed.txt", cancellationToken);
        await laboratory.Analyze.Reports.CreatePdfReportAsync(hash, cancellationToken);

        Assert.Equal(2, (await laboratory.Analyze.Reports.WaitForPdfReportStatusAsync(hash, TimeSpan.FromMinutes(1), cancellationToken)).Status);
    }

    private static async Task DownloadPdfReport(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("printed"), "printed.txt", cancellationToken);

        await using var download = await laboratory.Analyze.Reports.GetPdfReportAsync(hash, TimeSpan.FromMinutes(1), cancellationToken);
        using var reader = new StreamReader(download!.Content, Encoding.Latin1);
        var text = await reader.ReadToEndAsync(cancellationToken);

        Assert.Equal("application/pdf", download.ContentType);
        Assert.StartsWith("%PDF-1.4\n", text, StringComparison.Ordinal);
        Assert.Contains(hash.ToString(), text, StringComparison.Ordinal);
    }

    private static async Task ListContainers(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var container = await laboratory.SubmitAsync(Laboratory.Zip(("inner.txt", "inner")), "package.zip", cancellationToken);
        var inner = (await laboratory.Analyze.ExtractedFiles.ListExtractedFilesAsync(container, cancellationToken: cancellationToken))!.Results[0].Sample.Sha1!.Value;

        var page = await laboratory.Analyze.ExtractedFiles.ListContainersAsync(new ContainersRequest { HashValues = [inner, container, Unknown] }, cancellationToken);

        var entry = Assert.Single(page.Results);
        Assert.Equal(inner, entry.Sha1);
        Assert.Equal([container], entry.Containers);
    }
}
