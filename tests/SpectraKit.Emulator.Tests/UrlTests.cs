using System.Text.Json.Nodes;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class UrlTests
{
    private static readonly VerdictRule Rule = new() { Name = "*://evil.example.com/*", Classification = "malicious", ThreatName = "Url.Phishing.Example" };

    [Theory]
    [InlineData("https://evil.example.com/login", "malicious", 10, "Url.Phishing.Example")]
    [InlineData("https://www.example.com/", "unknown", null, null)]
    public async Task A_URL_is_judged_by_the_rules_for_its_name(string url, string classification, int? score, string? threat)
    {
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { Rules = [Rule] }, TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);

        var status = await client.GetJsonAsync($"/api/uploads/v2/url-samples/{await SubmitAsync(client, url)}");

        Assert.Equal("complete", (string)status["processing_status"]!);
        var report = status["report"]!;
        Assert.Equal((classification, score, threat), ((string)report["classification"]!, (int?)report["riskscore"], (string?)report["classification_result"]));
        Assert.Equal("local", (string)report["crawler"]!);
    }

    [Fact]
    public async Task A_URL_is_in_process_for_a_while_and_known_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        var options = new EmulatorOptions { DataDirectory = folder.Path, AnalysisDelay = TimeSpan.FromMinutes(1), TimeProvider = time };
        string path;
        await using (var emulator = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken))
        {
            using var client = new EmulatorClient(emulator);
            path = $"/api/uploads/v2/url-samples/{await SubmitAsync(client, "https://www.example.com/")}";
            var status = await client.GetJsonAsync(path);
            Assert.Equal("started", (string)status["processing_status"]!);
            Assert.Null(status["report"]);
        }

        time.Advance(TimeSpan.FromMinutes(1));
        await using var later = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        using var again = new EmulatorClient(later);
        Assert.Equal("complete", (string)(await again.GetJsonAsync(path))["processing_status"]!);
    }

    [Theory]
    [InlineData("url", "ftp://www.example.com/")]
    [InlineData("url", "")]
    [InlineData("crawler", "spider")]
    [InlineData("analysis", "cloud")]
    public async Task What_is_no_submission_of_a_URL_is_answered_400(string name, string value)
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        (string, string)[] fields = name == "url" ? [(name, value)] : [("url", "https://www.example.com/"), (name, value)];

        Assert.Equal(400, await client.StatusCodeAsync(HttpMethod.Post, "/api/submit/url/", EmulatorClient.Fields(fields)));
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Get, "/api/uploads/v2/url-samples/999"));
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Get, "/api/uploads/v2/url-samples/first"));
    }

    private static async Task<long> SubmitAsync(EmulatorClient client, string url)
    {
        using var response = await client.PostAsync("/api/submit/url/", EmulatorClient.Fields(("url", url), ("analysis", """{"cloud": false}""")));
        Assert.Equal(201, (int)response.StatusCode);
        return (long)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["detail"]!["id"]!;
    }
}
