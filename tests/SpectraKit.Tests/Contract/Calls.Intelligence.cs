using System.Security.Cryptography;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;

namespace SpectraKit.Tests.Contract;

// The cloud, beside its downloads.
internal static partial class Calls
{
    private static async Task GetFileReputation(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var marked = await laboratory.SubmitAsync(Laboratory.Text(Laboratory.Mark), "marked.txt", cancellationToken);

        var reputation = await laboratory.Intelligence.Reputation.GetFileReputationAsync(marked, cancellationToken);
        var unknown = await laboratory.Intelligence.Reputation.GetFileReputationAsync(Unknown, cancellationToken);
        var terse = await laboratory.Intelligence.Reputation.GetFileReputationAsync(HashType.Sha1, marked, cancellationToken: cancellationToken);

        Assert.Equal((ReputationStatus.Malicious, 5, "Text.Trojan.Example"), (reputation.Status, reputation.ThreatLevel, reputation.ThreatName));
        Assert.Equal((marked, marked, "Example"), (reputation.Sha1, reputation.QueryHash!.Value, reputation.Classification!.FamilyName));
        Assert.Equal(TimeSpan.Zero, reputation.FirstSeen!.Value.Offset);
        Assert.Equal((ReputationStatus.Unknown, Unknown), (unknown.Status, unknown.QueryHash!.Value));
        Assert.Equal((ReputationStatus.Malicious, null, null), (terse.Rl.MalwarePresence.Status, terse.Rl.MalwarePresence.Sha1, terse.Rl.MalwarePresence.ThreatName));
    }

    private static async Task GetFileReputations(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var content = Laboratory.Text(Laboratory.Mark);
        var marked = await laboratory.SubmitAsync(content, "marked.txt", cancellationToken);
        SampleHash[] hashes = [Unknown, marked, SampleHash.FromBytes(SHA256.HashData(content))];

        var found = new Dictionary<SampleHash, ReputationStatus>();
        await foreach (var reputation in laboratory.Intelligence.Reputation.GetFileReputationsAllAsync(hashes, cancellationToken))
            found.Add(reputation.QueryHash!.Value!.Value, reputation.Status);

        Assert.Equal([ReputationStatus.Unknown, ReputationStatus.Malicious, ReputationStatus.Malicious], hashes.Select(hash => found[hash]));
    }

    private static async Task OverrideReputations(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var (marked, plain) = (Laboratory.Text(Laboratory.Mark), Laboratory.Text("a false alarm elsewhere"));
        await laboratory.SubmitAsync(marked, "marked.txt", cancellationToken);

        await laboratory.Intelligence.Overrides.OverrideReputationsAsync(
            [Held(marked, OverrideStatus.Known), Held(plain, OverrideStatus.Malicious)], cancellationToken);

        Assert.Equal((ReputationStatus.Known, ReputationStatus.Malicious), (await StatusAsync(marked), await StatusAsync(plain)));
        await laboratory.Intelligence.Overrides.RemoveOverridesAsync([Named(marked)], cancellationToken);
        Assert.Equal((ReputationStatus.Malicious, ReputationStatus.Malicious), (await StatusAsync(marked), await StatusAsync(plain)));

        async Task<ReputationStatus> StatusAsync(byte[] content) =>
            (await laboratory.Intelligence.Reputation.GetFileReputationAsync(SampleHash.FromBytes(SHA256.HashData(content)), cancellationToken)).Status;
    }

    private static async Task ListOverrides(Laboratory laboratory, CancellationToken cancellationToken)
    {
        // More than a request takes, and more than a page holds.
        var contents = Enumerable.Range(0, 1_050).Select(i => Laboratory.Text($"{i}")).ToList();
        await laboratory.Intelligence.Overrides.OverrideReputationsAsync([.. contents.Select(content => Held(content, OverrideStatus.Suspicious))], cancellationToken);

        var listed = await laboratory.Intelligence.Overrides.EnumerateOverridesAsync(HashKind.Sha1, cancellationToken).ToListAsync(cancellationToken);

        Assert.Equal(contents.Select(content => SampleHash.FromBytes(SHA1.HashData(content))).Order(), listed.Order());
    }

    private static ReputationOverride Held(byte[] content, OverrideStatus status)
    {
        var named = Named(content);
        return new ReputationOverride { Sha1 = named.Sha1, Sha256 = named.Sha256, Md5 = named.Md5, Status = status };
    }

    private static OverriddenSample Named(byte[] content) => new()
    {
        Sha1 = SampleHash.FromBytes(SHA1.HashData(content)),
        Sha256 = SampleHash.FromBytes(SHA256.HashData(content)),
        Md5 = SampleHash.FromBytes(MD5.HashData(content)),
    };

    private static async Task GetScanHistory(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var marked = await laboratory.SubmitAsync(Laboratory.Text(Laboratory.Mark), "marked.txt", cancellationToken);

        var answer = await laboratory.Intelligence.Antivirus.GetScanHistoryAsync(marked, cancellationToken);

        Assert.Equal(marked, answer.Rl.Sample.Sha1);
        Assert.Equal("Text.Trojan.Example", Assert.Single(Assert.Single(answer.Rl.Sample.Xref!).Results!).Result);
    }

    private static async Task GetScanHistories(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("scanned"), "scanned.txt", cancellationToken);

        var list = await laboratory.Intelligence.Antivirus.GetScanHistoriesAsync(BulkRequest.Of([hash, Unknown]), cancellationToken: cancellationToken);

        Assert.Equal(hash, Assert.Single(list.Rl.Entries!).Sample!.Sha1);
        Assert.Equal([Unknown], list.Rl.UnknownHashes!);
    }

    private static async Task GetFileAnalysis(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var content = Laboratory.Zip(("inner.txt", "inner"));
        var hash = await laboratory.SubmitAsync(content, "package.zip", cancellationToken);
        var inner = SampleHash.FromBytes(SHA256.HashData(Laboratory.Text("inner")));

        var sample = (await laboratory.Intelligence.Analysis.GetFileAnalysisAsync(inner, cancellationToken)).Rl.Sample;

        Assert.Equal([hash], sample.Relationships!.ContainerSampleSha1!);
        Assert.Equal(5, sample.SampleSize);
        Assert.Equal(inner.ToString(), sample.Analysis!.Value.GetProperty("entries")[0].GetProperty("tc_report").GetProperty("sha256").GetString());
    }

    private static async Task GetFileAnalyses(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var marked = await laboratory.SubmitAsync(Laboratory.Text(Laboratory.Mark), "marked.txt", cancellationToken);

        var list = await laboratory.Intelligence.Analysis.GetFileAnalysesAsync(BulkRequest.Of([marked, Unknown]), cancellationToken);

        Assert.Equal(marked, Assert.Single(list.Rl.Entries!).Sample!.Sha1);
        Assert.Equal([Unknown], list.Rl.UnknownHashes!);
    }

    private static async Task GetGoodwareAnalysis(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("harmless"), "harmless.txt", cancellationToken);

        Assert.Equal(hash, (await laboratory.Intelligence.Analysis.GetGoodwareAnalysisAsync(HashType.Sha1, hash, cancellationToken)).Rl.Sample.Sha1);
    }

    private static async Task GetGoodwareAnalyses(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var marked = await laboratory.SubmitAsync(Laboratory.Text(Laboratory.Mark), "marked.txt", cancellationToken);
        var plain = await laboratory.SubmitAsync(Laboratory.Text("harmless"), "harmless.txt", cancellationToken);

        var list = await laboratory.Intelligence.Analysis.GetGoodwareAnalysesAsync(BulkRequest.Of([marked, plain]), cancellationToken);

        Assert.Equal(plain, Assert.Single(list.Rl.Entries!).QueryHash!.Value);
        Assert.Equal([marked], list.Rl.UnknownHashes!);
    }

    private static async Task UploadToTheCloud(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var content = Laboratory.Text(Laboratory.Mark);

        var sha1 = await laboratory.Intelligence.Uploads.UploadSampleAsync(ApiFile.FromBytes(content, "setup.exe"), cancellationToken: cancellationToken);

        Assert.Equal(SampleHash.FromBytes(SHA1.HashData(content)), sha1);
        Assert.Equal(ReputationStatus.Malicious, (await laboratory.Intelligence.Reputation.GetFileReputationAsync(sha1, cancellationToken)).Status);
    }

    private static async Task DescribeSample(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var sha1 = await laboratory.Intelligence.Uploads.UploadSampleAsync(
            ApiFile.FromBytes(Laboratory.Text("described"), "a.txt"),
            new UploadMetadata { FileName = "R&D <\"draft\">.txt", Domain = "example.com", ArchivePasswords = ["p&<"] },
            cancellationToken);

        var found = new List<CloudSearchEntry>();
        await foreach (var entry in laboratory.Intelligence.Search.EnumerateSamplesAsync($"sha1:{sha1}", cancellationToken))
            found.Add(entry);
        Assert.Equal("R&D <\"draft\">.txt", Assert.Single(found).Filename);
    }

    private static async Task DeleteFromTheCloud(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var sha1 = await laboratory.Intelligence.Uploads.UploadSampleAsync(ApiFile.FromBytes(Laboratory.Text("to be gone"), "gone.txt"), cancellationToken: cancellationToken);

        await laboratory.Intelligence.Deletion.DeleteSampleAsync(sha1, cancellationToken: cancellationToken);

        Assert.Equal(ReputationStatus.Unknown, (await laboratory.Intelligence.Reputation.GetFileReputationAsync(sha1, cancellationToken)).Status);
    }

    private static async Task DeleteSeveralFromTheCloud(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var now = await laboratory.Intelligence.Uploads.UploadSampleAsync(ApiFile.FromBytes(Laboratory.Text("gone now"), "now.txt"), cancellationToken: cancellationToken);
        var later = await laboratory.Intelligence.Uploads.UploadSampleAsync(ApiFile.FromBytes(Laboratory.Text("gone later"), "later.txt"), cancellationToken: cancellationToken);

        await laboratory.Intelligence.Deletion.DeleteSamplesAsync([now, Unknown], cancellationToken: cancellationToken);
        await laboratory.Intelligence.Deletion.DeleteSamplesAsync([later], DateTimeOffset.UtcNow.AddYears(1), cancellationToken);

        var status = await laboratory.Intelligence.Downloads.GetDownloadStatusAsync([now, later], cancellationToken);
        Assert.Equal(later, Assert.Single(status.Rl.Entries!).Sha1);
        Assert.Equal([now], status.Rl.UnknownHashes!);
    }

    private static async Task ReanalyzeInTheCloud(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("once more"), "more.txt", cancellationToken);

        Assert.Contains("rescanning", await laboratory.Intelligence.Reanalysis.ReanalyzeSampleAsync(hash, cancellationToken), StringComparison.Ordinal);
    }

    private static async Task ReanalyzeSeveralInTheCloud(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var hash = await laboratory.SubmitAsync(Laboratory.Text("once more"), "more.txt", cancellationToken);

        var list = await laboratory.Intelligence.Reanalysis.ReanalyzeSamplesAsync(BulkRequest.Of([hash, Unknown]), cancellationToken);

        Assert.Equal([hash], list.Rl.SentForRescan!);
        Assert.Equal([Unknown], list.Rl.UnknownHashes!);
    }

    private static async Task GetDailyUsage(Laboratory laboratory, CancellationToken cancellationToken)
    {
        await laboratory.Intelligence.Reputation.GetFileReputationAsync(Unknown, cancellationToken);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);

        var day = await laboratory.Intelligence.Usage.GetDailyUsageAsync(cancellationToken: cancellationToken);
        var week = await laboratory.Intelligence.Usage.GetDailyUsageAsync(from: today.AddDays(-6), to: today.AddDays(1), cancellationToken: cancellationToken);

        Assert.Equal(("TCA-0101 File Reputation", 1L), UsedOf(day));
        Assert.Equal(("TCA-0101 File Reputation", 1L), UsedOf(week));
        Assert.NotNull(week.Rl.From);
    }

    private static async Task GetMonthlyUsage(Laboratory laboratory, CancellationToken cancellationToken)
    {
        await laboratory.Intelligence.Reputation.GetFileReputationAsync(Unknown, cancellationToken);

        Assert.Equal(("TCA-0101 File Reputation", 1L), UsedOf(await laboratory.Intelligence.Usage.GetMonthlyUsageAsync(cancellationToken: cancellationToken)));
        Assert.Empty((await laboratory.Intelligence.Usage.GetMonthlyUsageAsync("2020-01", cancellationToken: cancellationToken)).Rl.UsageReport!);
    }

    private static async Task GetTermUsage(Laboratory laboratory, CancellationToken cancellationToken) =>
        Assert.Empty((await laboratory.Intelligence.Usage.GetTermUsageAsync(cancellationToken)).Rl.UsageReport!);

    private static async Task GetCompanyDailyUsage(Laboratory laboratory, CancellationToken cancellationToken) =>
        Assert.Empty((await laboratory.Intelligence.Usage.GetCompanyDailyUsageAsync(new DateOnly(2020, 2, 29), cancellationToken: cancellationToken)).Rl.UsageReport!);

    private static async Task GetCompanyMonthlyUsage(Laboratory laboratory, CancellationToken cancellationToken) =>
        Assert.Equal("2020-02", (await laboratory.Intelligence.Usage.GetCompanyMonthlyUsageAsync("2020-02", cancellationToken: cancellationToken)).Rl.Month);

    private static async Task GetCompanyTermUsage(Laboratory laboratory, CancellationToken cancellationToken) =>
        Assert.NotNull((await laboratory.Intelligence.Usage.GetCompanyTermUsageAsync(cancellationToken)).Rl.To);

    private static async Task GetActiveYaraRulesets(Laboratory laboratory, CancellationToken cancellationToken) =>
        Assert.True((await laboratory.Intelligence.Usage.GetActiveYaraRulesetsAsync(cancellationToken)).ContainsKey("rl"));

    private static async Task GetLimits(Laboratory laboratory, CancellationToken cancellationToken) =>
        Assert.True((await laboratory.Intelligence.Usage.GetLimitsAsync(cancellationToken)).ContainsKey("rl"));

    private static async Task GetCompanyLimits(Laboratory laboratory, CancellationToken cancellationToken) =>
        Assert.True((await laboratory.Intelligence.Usage.GetCompanyLimitsAsync(cancellationToken)).ContainsKey("rl"));

    private static async Task SearchTheCloud(Laboratory laboratory, CancellationToken cancellationToken)
    {
        var marked = await laboratory.SubmitAsync(Laboratory.Text(Laboratory.Mark), "marked.txt", cancellationToken);
        await laboratory.SubmitAsync(Laboratory.Text("other"), "other.txt", cancellationToken);

        var page = (await laboratory.Intelligence.Search.SearchSamplesAsync(
            new CloudSearchRequest { Query = "available:TRUE classification:malicious", Format = CloudSearchRequestFormat.Json }, cancellationToken)).Rl.WebSearchApi;

        var entry = Assert.Single(page.Entries);
        Assert.Equal((marked, "MALICIOUS", 1L), (entry.Sha1, entry.Classification, page.TotalCount));
    }

    private static (string? Product, long? Queries) UsedOf(UsageAnswer answer)
    {
        var used = Assert.Single(answer.Rl.UsageReport!);
        return (used.Product, used.NumberOfQueries);
    }
}
