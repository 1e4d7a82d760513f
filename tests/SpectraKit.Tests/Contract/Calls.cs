using System.IO.Compression;
using System.Security.Cryptography;
using SpectraKit.Analyze;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;
using SpectraKit.Testing;
using static SpectraKit.Tests.Contract.Laboratory;

#pragma warning disable SPK0190 // The deprecated operations are called on purpose: they are part of the specs.

namespace SpectraKit.Tests.Contract;

/// <summary>One call of every operation by the generated clients, with what a user would look at afterwards.</summary>
internal static partial class Calls
{
    private static readonly SampleHash Unknown = SampleHash.Parse(new string('0', 40));

    private static readonly ReportField[] EveryField = [.. typeof(ReportField).GetProperties().Where(p => p.PropertyType == typeof(ReportField)).Select(p => (ReportField)p.GetValue(null)!)];

    public static IReadOnlyDictionary<(string Document, string Id), Func<Laboratory, CancellationToken, Task>> Of { get; } =
        new Dictionary<(string, string), Func<Laboratory, CancellationToken, Task>>
        {
            [("spectra-analyze", "submitFile")] = SubmitFile,
            [("spectra-analyze", "uploadSample")] = UploadSample,
            [("spectra-analyze", "getProcessingStatus")] = GetProcessingStatus,
            [("spectra-analyze", "downloadSample")] = DownloadSample,
            [("spectra-analyze", "searchSamples")] = SearchSamples,
            [("spectra-analyze", "deleteSamples")] = DeleteSamples,
            [("spectra-analyze", "getClassification")] = GetClassification,
            [("spectra-analyze", "getClassificationV1")] = GetClassificationV1,
            [("spectra-analyze", "getCloudReputation")] = GetCloudReputation,
            [("spectra-analyze", "getReportSummary")] = GetReportSummary,
            [("spectra-analyze", "listExtractedFiles")] = ListExtractedFiles,
            [("spectra-analyze", "downloadExtractedFiles")] = DownloadExtractedFiles,
            [("spectra-analyze", "reanalyzeSample")] = ReanalyzeSample,
            [("spectra-analyze", "reanalyzeSamples")] = ReanalyzeSamples,
            [("spectra-analyze", "createToken")] = CreateToken,
            [("spectra-analyze", "submitUrl")] = SubmitUrl,
            [("spectra-analyze", "getUrlStatus")] = GetUrlStatus,
            [("spectra-analyze", "reanalyzeSamplesV2")] = ReanalyzeSamplesV2,
            [("spectra-analyze", "deleteSample")] = DeleteSample,
            [("spectra-analyze", "deleteSamplesV2")] = DeleteSamplesV2,
            [("spectra-analyze", "getDeletionStatus")] = GetDeletionStatus,
            [("spectra-analyze", "getUserTags")] = GetUserTags,
            [("spectra-analyze", "addUserTags")] = AddUserTags,
            [("spectra-analyze", "removeUserTags")] = RemoveUserTags,
            [("spectra-analyze", "setClassification")] = SetClassification,
            [("spectra-analyze", "removeClassification")] = RemoveClassification,
            [("spectra-analyze", "searchSamplesV3")] = SearchSamplesV3,
            [("spectra-analyze", "getDetailedReport")] = GetDetailedReport,
            [("spectra-analyze", "getStaticReport")] = GetStaticReport,
            [("spectra-analyze", "createPdfReport")] = CreatePdfReport,
            [("spectra-analyze", "getPdfReportStatus")] = GetPdfReportStatus,
            [("spectra-analyze", "downloadPdfReport")] = DownloadPdfReport,
            [("spectra-analyze", "listContainers")] = ListContainers,
            [("spectra-intelligence", "downloadSample")] = DownloadFromTheCloud,
            [("spectra-intelligence", "getDownloadStatus")] = GetDownloadStatus,
            [("spectra-intelligence", "getFileReputation")] = GetFileReputation,
            [("spectra-intelligence", "getFileReputations")] = GetFileReputations,
            [("spectra-intelligence", "overrideReputations")] = OverrideReputations,
            [("spectra-intelligence", "listOverrides")] = ListOverrides,
            [("spectra-intelligence", "getScanHistory")] = GetScanHistory,
            [("spectra-intelligence", "getScanHistories")] = GetScanHistories,
            [("spectra-intelligence", "getFileAnalysis")] = GetFileAnalysis,
            [("spectra-intelligence", "getFileAnalyses")] = GetFileAnalyses,
            [("spectra-intelligence", "getGoodwareAnalysis")] = GetGoodwareAnalysis,
            [("spectra-intelligence", "getGoodwareAnalyses")] = GetGoodwareAnalyses,
            [("spectra-intelligence", "uploadSample")] = UploadToTheCloud,
            [("spectra-intelligence", "describeSample")] = DescribeSample,
            [("spectra-intelligence", "deleteSample")] = DeleteFromTheCloud,
            [("spectra-intelligence", "deleteSamples")] = DeleteSeveralFromTheCloud,
            [("spectra-intelligence", "reanalyzeSample")] = ReanalyzeInTheCloud,
            [("spectra-intelligence", "reanalyzeSamples")] = ReanalyzeSeveralInTheCloud,
            [("spectra-intelligence", "getDailyUsage")] = GetDailyUsage,
            [("spectra-intelligence", "getMonthlyUsage")] = GetMonthlyUsage,
            [("spectra-intelligence", "getTermUsage")] = GetTermUsage,
            [("spectra-intelligence", "getCompanyDailyUsage")] = GetCompanyDailyUsage,
            [("spectra-intelligence", "getCompanyMonthlyUsage")] = GetCompanyMonthlyUsage,
            [("spectra-intelligence", "getCompanyTermUsage")] = GetCompanyTermUsage,
            [("spectra-intelligence", "getActiveYaraRulesets")] = GetActiveYaraRulesets,
            [("spectra-intelligence", "getLimits")] = GetLimits,
            [("spectra-intelligence", "getCompanyLimits")] = GetCompanyLimits,
            [("spectra-intelligence", "searchSamples")] = SearchTheCloud,
        };

    private static async Task SubmitFile(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var content = Text("a file with everything that goes with it");
        var submission = await laboratory.Analyze.Submissions.SubmitFileAsync(
            new SubmitFileRequest
            {
                File = ApiFile.FromBytes(content, "setup.txt"),
                Filename = "renamed.txt",
                Tags = "ci-build,nightly",
                Comment = "from a test",
                Analysis = new AnalysisOptions { Cloud = true },
            },
            cancellationToken);

        Assert.Equal(SampleHash.FromBytes(SHA1.HashData(content)), submission.Detail.Sha1);
        Assert.Equal("renamed.txt", submission.Detail.Filename);
    }

    private static async Task UploadSample(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var content = Text("a file the old way");
        var file = await laboratory.Analyze.Submissions.UploadSampleAsync(
            new UploadRequest { File = ApiFile.FromBytes(content, "old.txt"), Analysis = "cloud", Tags = "old" }, cancellationToken);
        var url = await laboratory.Analyze.Submissions.UploadSampleAsync(
            new UploadRequest { Url = "https://www.example.com/", Crawler = Crawler.Local }, cancellationToken);

        Assert.Equal(SampleHash.FromBytes(SHA1.HashData(content)), file.Detail.Sha1);
        Assert.Null(url.Detail.Sha1);
    }

    private static async Task GetProcessingStatus(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var known = await laboratory.SubmitAsync(Text("known"), "known.txt", cancellationToken);

        var all = await laboratory.Analyze.Samples.GetProcessingStatusAsync(new ProcessingStatusRequest { HashValues = [known, Unknown] }, cancellationToken: cancellationToken);
        var missing = await laboratory.Analyze.Samples.GetProcessingStatusAsync(
            new ProcessingStatusRequest { HashValues = [known, Unknown] }, ProcessingState.NotFound, cancellationToken);

        Assert.Equal(SpectraKit.Analyze.HashType.Sha1, all.HashType);
        Assert.Equal(ProcessingState.Processed, all.Results.Single(entry => entry.HashValue == known).Status);
        Assert.DoesNotContain(all.Results, entry => entry.HashValue == Unknown && entry.Status != ProcessingState.NotFound);
        Assert.DoesNotContain(missing.Results, entry => entry.HashValue == known);
    }

    private static async Task DownloadSample(Laboratory laboratory, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var content = Text("to be had again");
        var hash = await laboratory.SubmitAsync(content, "again.txt", cancellationToken);

        await using var download = await laboratory.Analyze.Samples.DownloadSampleAsync(hash, cancellationToken: cancellationToken);
        var saved = await download.SaveAsync(folder.Combine("again.txt"), hash, cancellationToken: cancellationToken);

        Assert.Equal(content.Length, saved.Length);
        Assert.Equal(content, await File.ReadAllBytesAsync(saved.Path, cancellationToken));
    }

    private static async Task SearchSamples(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Text("to be found"), "found.txt", cancellationToken);

        var answer = await laboratory.Analyze.Samples.SearchSamplesAsync(new SearchRequest { Query = $"sha1:{hash}" }, cancellationToken);

        Assert.Equal(hash, Assert.Single(answer.Rl.WebSearchApi.Entries).Sha1);
        Assert.Equal(1, answer.Rl.WebSearchApi.TotalCount);
    }

    private static async Task DeleteSamples(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Text("to be gone"), "gone.txt", cancellationToken);

        await laboratory.Analyze.Samples.DeleteSamplesAsync(new DeleteSamplesRequest { HashValue = [hash] }, cancellationToken);

        var status = await laboratory.Analyze.Samples.GetProcessingStatusAsync(new ProcessingStatusRequest { HashValues = [hash] }, cancellationToken: cancellationToken);
        Assert.DoesNotContain(status.Results, entry => entry.Status == ProcessingState.Processed);
    }

    private static async Task GetClassification(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var marked = await laboratory.SubmitAsync(Text(Mark), "marked.txt", cancellationToken);
        var plain = await laboratory.SubmitAsync(Text("plain"), "plain.txt", cancellationToken);

        var malicious = await laboratory.Analyze.Classification.GetClassificationAsync(marked, avScanners: true, cancellationToken: cancellationToken);
        var unknown = await laboratory.Analyze.Classification.GetClassificationAsync(plain, localonly: true, cancellationToken: cancellationToken);
        var never = await laboratory.Analyze.Classification.GetClassificationAsync(Unknown, localonly: true, cancellationToken: cancellationToken);

        Assert.Equal((Classification.Malicious, 10, "Text.Trojan.Example"), (malicious.Classification, malicious.Riskscore, malicious.ClassificationResult));
        Assert.Equal(marked, malicious.Sha1);
        Assert.Contains(unknown.Classification, new Classification?[] { Classification.Unknown, Classification.NoThreatsFound });
        Assert.Null(never.Classification);
        Assert.NotNull(never.Message);
    }

    private static async Task GetClassificationV1(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var marked = await laboratory.SubmitAsync(Text(Mark), "marked.txt", cancellationToken);

        Assert.NotEmpty(await laboratory.Analyze.Classification.GetClassificationV1Async(marked, localonly: true, cancellationToken));
    }

    private static async Task GetCloudReputation(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var marked = await laboratory.SubmitAsync(Text(Mark), "marked.txt", cancellationToken);

        Assert.NotEmpty(await laboratory.Analyze.Classification.GetCloudReputationAsync(marked, cancellationToken));
    }

    private static async Task GetReportSummary(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var container = await laboratory.SubmitAsync(Zip(("bin/marked.txt", Mark), ("readme.txt", "harmless")), "package.nupkg", cancellationToken);

        var usual = await laboratory.Analyze.Reports.GetReportSummaryAsync(
            new ReportSummaryRequest { HashValues = [container, Unknown], SkipReanalysis = true }, cancellationToken);
        var everything = await laboratory.Analyze.Reports.GetReportSummaryAsync(
            new ReportSummaryRequest { HashValues = [container], Fields = EveryField, IncludeNetworkthreatintelligence = true, SkipReanalysis = true }, cancellationToken);

        var report = Assert.Single(usual.Results);
        Assert.Equal(container, report.Sha1);
        Assert.Equal((Classification.Malicious, "Text.Trojan.Example", 2L), (report.Classification, report.ClassificationResult, report.ExtractedFileCount));
        Assert.Equal(SampleHash.FromBytes(SHA1.HashData(Text(Mark))), report.ClassificationOrigin!.Sha1);
        Assert.Null(report.Summary);
        Assert.NotNull(Assert.Single(everything.Results).Summary);
        Assert.Equal(32, EveryField.Length);
    }

    private static async Task ListExtractedFiles(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var container = await laboratory.SubmitAsync(Zip(("bin/marked.txt", Mark), ("readme.txt", "harmless")), "package.zip", cancellationToken);
        var plain = await laboratory.SubmitAsync(Text("nothing inside"), "plain.txt", cancellationToken);

        var all = await laboratory.Analyze.ExtractedFiles.ListExtractedFilesAsync(container, cancellationToken: cancellationToken);
        var second = await laboratory.Analyze.ExtractedFiles.ListExtractedFilesAsync(container, page: 2, pageSize: 1, cancellationToken);
        var none = await laboratory.Analyze.ExtractedFiles.ListExtractedFilesAsync(plain, cancellationToken: cancellationToken);
        var walked = new List<string?>();
        await foreach (var file in laboratory.Analyze.ExtractedFiles.EnumerateExtractedFilesAsync(container, pageSize: 1, cancellationToken: cancellationToken))
            walked.Add(file.Path);

        Assert.Equal(2, all!.Count);
        Assert.Equal(["bin/marked.txt", "readme.txt"], all.Results.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(Classification.Malicious, all.Results.Single(file => file.Filename == "marked.txt").Sample.Classification);
        Assert.Equal((1, 2), (second!.Results.Count, second.Count));
        Assert.Null(none);
        Assert.Equal(all.Results.Select(file => file.Path), walked);
    }

    private static async Task DownloadExtractedFiles(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var container = await laboratory.SubmitAsync(Zip(("bin/helper.txt", "helps"), ("readme.txt", "harmless")), "package.zip", cancellationToken);

        await using var download = await laboratory.Analyze.ExtractedFiles.DownloadExtractedFilesAsync(container, cancellationToken);
        using var bytes = new MemoryStream();
        await download.Content.CopyToAsync(bytes, cancellationToken);
        using var archive = new ZipArchive(bytes);

        Assert.Equal(2, archive.Entries.Count(entry => entry.Length > 0));
    }

    private static async Task ReanalyzeSample(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Text("once more"), "more.txt", cancellationToken);

        var result = await laboratory.Analyze.Reanalysis.ReanalyzeSampleAsync(hash, new ReanalysisRequest { Analysis = "core,cloud" }, cancellationToken);

        Assert.Equal(hash, result.Detail!.Sha1);
        Assert.Equal(["cloud", "core"], result.Analysis!.All.Select(step => step.Name).Order(StringComparer.Ordinal));
    }

    private static async Task ReanalyzeSamples(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var one = await laboratory.SubmitAsync(Text("one more"), "one.txt", cancellationToken);
        var other = await laboratory.SubmitAsync(Text("another one"), "other.txt", cancellationToken);

        var list = await laboratory.Analyze.Reanalysis.ReanalyzeSamplesAsync(
            new ReanalysisBulkRequest { HashValue = [one, other], Analysis = "core" }, cancellationToken);

        Assert.Equal(new[] { one, other }.Order(), list.Results.Select(result => result.Detail!.Sha1!.Value).Order());
        Assert.All(list.Results, result => Assert.InRange(Assert.Single(result.Analysis!.All).Code, 200, 201));
    }

    private static async Task DownloadFromTheCloud(Laboratory laboratory, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var content = Text("in the cloud");
        await laboratory.SubmitAsync(content, "cloud.txt", cancellationToken);
        var hash = SampleHash.FromBytes(SHA256.HashData(content));

        await using var download = await laboratory.Intelligence.Downloads.DownloadSampleAsync(hash, cancellationToken);
        var saved = await download.SaveAsync(folder.Combine("cloud.txt"), hash, cancellationToken: cancellationToken);

        Assert.Equal(content, await File.ReadAllBytesAsync(saved.Path, cancellationToken));
    }

    private static async Task GetDownloadStatus(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var content = Text("in the cloud");
        var hash = await laboratory.SubmitAsync(content, "cloud.txt", cancellationToken);

        var answer = await laboratory.Intelligence.Downloads.GetDownloadStatusAsync([hash, Unknown], cancellationToken);

        var entry = Assert.Single(answer.Rl.Entries!);
        Assert.Equal((hash, (long)content.Length), (entry.Sha1, entry.Size));
        Assert.Equal([Unknown], answer.Rl.UnknownHashes!);
    }
}
