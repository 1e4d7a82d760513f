using System.Security.Cryptography;
using SpectraKit.Analyze;
using SpectraKit.Runtime;

namespace SpectraKit.Tests.Contract;

// Tokens, URLs, tags and verdicts set by hand.
internal static partial class Calls
{
    private static async Task CreateToken(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var answer = await laboratory.Analyze.Access.CreateTokenAsync(new TokenRequest { Username = "emulator", Password = "emulator" }, cancellationToken);
        using var client = new SpectraAnalyzeClient(new ApiClientOptions
        {
            BaseAddress = laboratory.Recorder.BaseAddress,
            Credential = await laboratory.Analyze.Access.LogInAsync("emulator", "emulator", cancellationToken),
        });

        await client.Samples.GetProcessingStatusAsync(new ProcessingStatusRequest { HashValues = [Unknown] }, cancellationToken: cancellationToken);

        Assert.Equal("emulator", answer.Token);
        Assert.DoesNotContain("emulator", answer.ToString(), StringComparison.Ordinal);
    }

    private static async Task SubmitUrl(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var quiet = await laboratory.Analyze.Submissions.SubmitUrlAsync(new Uri("https://www.example.com/a?b=c&d"), cancellationToken);
        var loud = await laboratory.Analyze.Submissions.SubmitUrlAsync(
            new SubmitUrlRequest
            {
                Url = "http://www.example.com/",
                Crawler = Crawler.Cloud,
                Analysis = new AnalysisOptions { RlDynamicAnalysis = new DynamicAnalysisOptions { Platform = SandboxPlatform.Windows11 } },
            },
            cancellationToken);

        Assert.Equal("https://www.example.com/a?b=c&d", quiet.Detail.Filename);
        Assert.Null(quiet.Detail.Sha1);
        Assert.NotEqual(quiet.Detail.Id, loud.Detail.Id);
    }

    private static async Task GetUrlStatus(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var receipt = await laboratory.Analyze.Submissions.SubmitUrlAsync(new Uri("https://www.example.com/"), cancellationToken);

        var status = await laboratory.Analyze.Submissions.WaitForUrlStatusAsync(receipt.Detail.Id, TimeSpan.FromMinutes(1), cancellationToken);

        Assert.Equal(UrlProcessingState.Complete, status.ProcessingStatus);
        Assert.Equal("unknown", status.Report!.Value.GetProperty("classification").GetString());
    }

    private static async Task ReanalyzeSamplesV2(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var one = await laboratory.SubmitAsync(Laboratory.Text("one more"), "one.txt", cancellationToken);
        var other = await laboratory.SubmitAsync(Laboratory.Text("another one"), "other.txt", cancellationToken);

        var list = await laboratory.Analyze.Reanalysis.ReanalyzeSamplesV2Async(
            new ReanalysisV2Request { HashValue = [one, other], Analysis = "core,cape" }, cancellationToken);

        Assert.Equal(new[] { one, other }.Order(), list.Results.Select(result => result.Detail!.Sha1!.Value).Order());
        Assert.All(list.Results, result =>
        {
            Assert.Null(result.Code);
            Assert.Equal([("core", true), ("cape", false)], result.Analysis!.All.Select(step => (step.Name, step.Code < 300)));
        });
    }

    private static async Task DeleteSample(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("to be gone"), "gone.txt", cancellationToken);

        var answer = await laboratory.Analyze.Samples.DeleteSampleAsync(hash, cancellationToken);

        Assert.Equal((200, hash), (answer!.Result.Code, answer.Result.Detail!.Sha1));
        await AssertGone(laboratory, hash, cancellationToken);
    }

    private static async Task DeleteSamplesV2(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("to be gone"), "gone.txt", cancellationToken);

        var task = await laboratory.Analyze.Samples.DeleteSamplesV2Async(new DeleteSamplesV2Request { HashValues = [hash] }, cancellationToken);

        Assert.True(await laboratory.Analyze.Samples.WaitForDeletionAsync(task, TimeSpan.FromMinutes(1), cancellationToken));
        await AssertGone(laboratory, hash, cancellationToken);
    }

    private static async Task GetDeletionStatus(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("to be gone"), "gone.txt", cancellationToken);
        var task = await laboratory.Analyze.Samples.DeleteSamplesV2Async(new DeleteSamplesV2Request { HashValues = [hash] }, cancellationToken);

        Assert.NotEmpty((await laboratory.Analyze.Samples.GetDeletionStatusAsync(task.Key, cancellationToken))!);
    }

    private static async Task GetUserTags(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var content = Laboratory.Text("tagged");
        await laboratory.Analyze.Submissions.SubmitFileAsync(new SubmitFileRequest { File = ApiFile.FromBytes(content, "tagged.txt"), Tags = "one,two words" }, cancellationToken);

        Assert.Equal(["one", "two words"], await laboratory.Analyze.Tags.ListUserTagsAsync(SampleHash.FromBytes(SHA256.HashData(content)), cancellationToken));
    }

    private static async Task AddUserTags(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("tagged"), "tagged.txt", cancellationToken);

        await laboratory.Analyze.Tags.AddUserTagsAsync(hash, ["ci-build"], cancellationToken);
        await laboratory.Analyze.Tags.AddUserTagsAsync(hash, ["ci-build", "release"], cancellationToken);

        Assert.Equal(["ci-build", "release"], await laboratory.Analyze.Tags.ListUserTagsAsync(hash, cancellationToken));
    }

    private static async Task RemoveUserTags(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("tagged"), "tagged.txt", cancellationToken);
        await laboratory.Analyze.Tags.AddUserTagsAsync(hash, ["ci-build", "release"], cancellationToken);

        await laboratory.Analyze.Tags.RemoveUserTagsAsync(hash, ["ci-build", "never there"], cancellationToken);

        Assert.Equal(["release"], await laboratory.Analyze.Tags.ListUserTagsAsync(hash, cancellationToken));
    }

    private static async Task SetClassification(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("known better"), "known.txt", cancellationToken);

        await laboratory.Analyze.Classification.SetClassificationAsync(
            hash, "local", new ManualClassification { Classification = ManualVerdict.Suspicious, RiskScore = 7, ThreatName = "Example" }, cancellationToken);

        var verdict = await laboratory.Analyze.Classification.GetClassificationAsync(hash, cancellationToken: cancellationToken);
        Assert.Equal((Classification.Suspicious, 7, "Win32.Malware.Example"), (verdict.Classification, verdict.Riskscore, verdict.ClassificationResult));
    }

    private static async Task RemoveClassification(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text(Laboratory.Mark), "marked.txt", cancellationToken);
        await laboratory.Analyze.Classification.SetClassificationAsync(hash, "local", new ManualClassification { Classification = ManualVerdict.Goodware }, cancellationToken);
        Assert.Equal(Classification.Goodware, (await laboratory.Analyze.Classification.GetClassificationAsync(hash, cancellationToken: cancellationToken)).Classification);

        await laboratory.Analyze.Classification.RemoveClassificationAsync(hash, "local", cancellationToken);

        Assert.Equal(Classification.Malicious, (await laboratory.Analyze.Classification.GetClassificationAsync(hash, cancellationToken: cancellationToken)).Classification);
    }

    private static async Task AssertGone(Laboratory laboratory, SampleHash hash, CancellationToken cancellationToken)
    {
        var status = await laboratory.Analyze.Samples.GetProcessingStatusAsync(new ProcessingStatusRequest { HashValues = [hash] }, cancellationToken: cancellationToken);
        Assert.Equal(ProcessingState.NotFound, Assert.Single(status.Results).Status);
    }
}
