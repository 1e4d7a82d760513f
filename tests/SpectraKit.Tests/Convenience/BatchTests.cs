using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using SpectraKit.Analyze;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;
using SpectraKit.Tests.Wire;
using static SpectraKit.Tests.Models.Digests;
using HashType = SpectraKit.Intelligence.HashType;

namespace SpectraKit.Tests.Convenience;

/// <summary>Lists that are longer than a request: split, kept apart by kind, and nothing of the answers lost.</summary>
public sealed class BatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task States_are_asked_for_a_hundred_at_a_time_and_one_kind_at_a_time()
    {
        await using var server = await RecordingServer.StartAsync((request, _) => Task.FromResult(States(request)), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);
        SampleHash[] hashes = [.. Numbered(250, Sha1), .. Numbered(30, Md5)];

        var entries = new List<ProcessingStatusEntry>();
        await foreach (var entry in client.Samples.GetProcessingStatusAllAsync(new ProcessingStatusRequest { HashValues = hashes }, cancellationToken: Cancellation))
            entries.Add(entry);

        Assert.Equal(hashes.Order(), entries.Select(entry => entry.HashValue).Order());
        var asked = server.Exchanges.Select(exchange => Asked(exchange.Request, "hash_values")).ToList();
        Assert.Equal([30, 50, 100, 100], asked.Select(batch => batch.Count).Order());
        Assert.All(asked, batch => Assert.Single(batch.Select(hash => hash.Kind).Distinct()));
    }

    [Fact]
    public async Task What_goes_with_the_list_goes_with_every_batch()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json("""{"results":[{"riskscore":1}]}"""), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);
        var request = new ReportSummaryRequest { HashValues = [.. Numbered(101, Sha256)], Fields = [ReportField.Riskscore], SkipReanalysis = true };

        var count = 0;
        await foreach (var report in client.Reports.GetReportSummaryAllAsync(request, Cancellation))
            count += report.Riskscore!.Value;

        Assert.Equal(2, count);
        Assert.All(server.Exchanges, exchange => Assert.EndsWith("],\"fields\":[\"riskscore\"],\"skip_reanalysis\":\"true\"}", exchange.Request.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cloud_is_asked_a_thousand_at_a_time_and_told_the_kind()
    {
        await using var server = await RecordingServer.StartAsync((request, _) => Task.FromResult(AllUnknown(request)), Cancellation);
        using var client = Clients.Intelligence(server.BaseAddress);
        SampleHash[] hashes = [.. Numbered(2500, Sha1), .. Numbered(3, Sha256)];
        var request = new DownloadStatusRequest { Rl = new() { Query = new() { HashType = HashType.Sha1, Hashes = hashes } } };

        var unknown = new List<SampleHash>();
        await foreach (var answer in client.Downloads.GetDownloadStatusAllAsync(request, Cancellation))
            unknown.AddRange(answer.Rl.UnknownHashes!);

        Assert.Equal(hashes.Order(), unknown.Order());
        Assert.Equal(
            [("sha1", 500), ("sha1", 1000), ("sha1", 1000), ("sha256", 3)],
            server.Exchanges
                .Select(exchange => (exchange.Request, Query: JsonNode.Parse(exchange.Request.Text)!["rl"]!["query"]!))
                .Select(sent => (sent.Query["hash_type"]!.GetValue<string>(), sent.Query["hashes"]!.AsArray().Count))
                .Order());
    }

    [Fact]
    public async Task Forms_are_split_as_JSON_is_with_all_their_fields()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json("""{"results":[{}]}"""), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);
        SampleHash[] hashes = [.. Numbered(205, Sha1), .. Numbered(7, Md5)];

        var count = 0;
        await foreach (var _ in client.Reanalysis.ReanalyzeSamplesV2AllAsync(new ReanalysisV2Request { HashValue = hashes, Analysis = "core,cloud" }, Cancellation))
            count++;

        Assert.Equal(4, count);
        var forms = server.Exchanges.Select(exchange => QueryHelpers.ParseQuery(exchange.Request.Text)).ToList();
        Assert.All(server.Exchanges, exchange => Assert.Equal("application/x-www-form-urlencoded", exchange.Request.Header("Content-Type")));
        Assert.All(forms, form => Assert.Equal("core,cloud", form["analysis"]));
        Assert.Equal([5, 7, 100, 100], forms.Select(form => form["hash_value"].Count).Order());
        Assert.Equal(hashes.Order(), forms.SelectMany(form => form["hash_value"]).Select(hash => Hash(hash!)).Order());
    }

    [Fact]
    public async Task An_empty_list_asks_nothing()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json("""{"results":[]}"""), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        await foreach (var _ in client.Samples.GetProcessingStatusAllAsync(new ProcessingStatusRequest { HashValues = [] }, cancellationToken: Cancellation))
            Assert.Fail("Nobody was asked.");

        Assert.Empty(server.Exchanges);
    }

    [Fact]
    public async Task A_batch_that_fails_fails_the_whole()
    {
        var count = 0;
        await using var server = await RecordingServer.StartAsync(
            (request, _) => Task.FromResult(Interlocked.Increment(ref count) == 2 ? RecordedAnswer.Json("""{"message":"no"}""", 400) : States(request)), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        var error = await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (var _ in client.Samples.GetProcessingStatusAllAsync(new ProcessingStatusRequest { HashValues = [.. Numbered(300, Sha1)] }, cancellationToken: Cancellation))
            {
            }
        });

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, error.StatusCode);
    }

    [Fact]
    public async Task One_request_of_the_cloud_takes_digests_of_one_kind()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json("""{"rl":{"entries":[]}}"""), Cancellation);
        using var client = Clients.Intelligence(server.BaseAddress);

        await client.Downloads.GetDownloadStatusAsync([Hash(Md5A)], Cancellation);
        await Assert.ThrowsAsync<ArgumentException>(() => client.Downloads.GetDownloadStatusAsync([Hash(Md5A), Hash(Sha1A)], Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Downloads.GetDownloadStatusAsync([], Cancellation));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => client.Downloads.GetDownloadStatusAsync([Hash(Sha512A)], Cancellation));

        Assert.StartsWith("Spectra Intelligence knows samples by MD5, SHA-1 and SHA-256, not by Sha512.", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"hash_type\":\"md5\"", Assert.Single(server.Exchanges).Request.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<SampleHash> Numbered(int count, Func<string, string> digest) =>
        Enumerable.Range(0, count).Select(number => Hash(digest(number.ToString(CultureInfo.InvariantCulture))));

    private static List<SampleHash> Asked(RecordedRequest request, string member) =>
        [.. JsonNode.Parse(request.Text)![member]!.AsArray().Select(hash => Hash(hash!.GetValue<string>()))];

    private static RecordedAnswer States(RecordedRequest request) =>
        RecordedAnswer.Json($$"""{"results":[{{string.Join(',', Asked(request, "hash_values").Select(hash => $$"""{"hash_value":"{{hash}}","status":"processed"}"""))}}]}""");

    private static RecordedAnswer AllUnknown(RecordedRequest request)
    {
        var hashes = JsonNode.Parse(request.Text)!["rl"]!["query"]!["hashes"]!;
        return RecordedAnswer.Json(new JsonObject { ["rl"] = new JsonObject { ["entries"] = new JsonArray(), ["unknown_hashes"] = hashes.DeepClone() } }.ToJsonString());
    }
}
