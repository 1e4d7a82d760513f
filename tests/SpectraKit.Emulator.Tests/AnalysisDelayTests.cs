using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

public sealed class AnalysisDelayTests
{
    private static readonly byte[] Content = Archives.Text("slowly analysed");

    [Fact]
    public async Task While_it_is_analysed_a_sample_is_processing_and_in_no_report()
    {
        var time = new ManualTime();
        await using var emulator = await Start(time);
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Content);

        Assert.Equal("processing", await client.StatusAsync(sha1));
        Assert.Equal("Hash not found.", (string)(await client.ClassificationAsync(sha1))["message"]!);
        Assert.Equal(0, (int)(await Report(client, sha1))["count"]!);

        time.Advance(TimeSpan.FromSeconds(30));
        await Eventually(() => emulator.Counters.Analyses == 1);

        Assert.Equal("processed", await client.StatusAsync(sha1));
        Assert.Equal("unknown", (string)(await client.ClassificationAsync(sha1))["classification"]!);
        Assert.Equal(1, (int)(await Report(client, sha1))["count"]!);
    }

    [Fact]
    public async Task A_sample_that_is_analysed_again_keeps_its_verdict_and_stays_processed()
    {
        var time = new ManualTime();
        await using var emulator = await Start(time, new VerdictRule { Sha1 = Hashes.Sha1(Content), Classification = "malicious", ThreatName = "Made.Up" });
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Content);
        time.Advance(TimeSpan.FromSeconds(30));
        await Eventually(() => emulator.Counters.Analyses == 1);

        var first = await client.PostAsync($"/api/samples/{sha1}/analyze/", new FormUrlEncodedContent([new("analysis", "core")]));
        var second = await client.PostAsync($"/api/samples/{sha1}/analyze/", new FormUrlEncodedContent([new("analysis", "core")]));

        Assert.Equal((201, 200), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.Equal(1, emulator.Counters.Reanalyses);
        Assert.Equal("processed", await client.StatusAsync(sha1));
        Assert.Equal("malicious", (string)(await client.ClassificationAsync(sha1))["classification"]!);

        time.Advance(TimeSpan.FromSeconds(30));
        await Eventually(() => emulator.Counters.Analyses == 2);
        Assert.Equal("malicious", (string)(await client.ClassificationAsync(sha1))["classification"]!);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(""", "skip_reanalysis": "false" """, 1)]
    [InlineData(""", "skip_reanalysis": "true" """, 0)]
    [InlineData(""", "skip_reanalysis": true """, 0)]
    public async Task Fetching_a_report_analyses_again_unless_told_not_to(string member, int reanalyses)
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Content);

        var report = await Report(client, sha1, member);

        Assert.Equal(1, (int)report["count"]!);
        Assert.Equal(reanalyses, emulator.Counters.Reanalyses);
        await Eventually(() => emulator.Counters.Analyses == 1 + reanalyses);
    }

    private static Task<SpectraEmulator> Start(TimeProvider time, params VerdictRule[] rules) => SpectraEmulator.StartAsync(
        new EmulatorOptions { AnalysisDelay = TimeSpan.FromSeconds(30), TimeProvider = time, Rules = rules },
        TestContext.Current.CancellationToken);

    private static Task<JsonObject> Report(EmulatorClient client, string hash, string member = ""","skip_reanalysis": "true" """) =>
        client.PostForJsonAsync("/api/samples/v2/list/", $$"""{"hash_values": ["{{hash}}"]{{member}}}""");

    private static async Task Eventually(Func<bool> condition)
    {
        // Bounded by the test run's own time limit; the work waited for has been started already.
        while (!condition()) await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
