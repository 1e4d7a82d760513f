using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class ManualClassificationTests
{
    private static readonly byte[] Content = Archives.Text("judged by hand");
    private static readonly string Sha1 = Hashes.Sha1(Content);

    [Fact]
    public async Task A_verdict_set_by_hand_stands_through_analyses_and_restarts_until_it_is_removed()
    {
        using var folder = new TemporaryFolder();
        var options = new EmulatorOptions { DataDirectory = folder.Path, Rules = [new VerdictRule { Sha1 = Sha1, Classification = "suspicious", ThreatName = "By.Rule" }] };
        await using (var emulator = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken))
        {
            using var client = new EmulatorClient(emulator);
            await client.SubmitAsync(Content);
            Assert.Equal(200, await SetAsync(client, "local", ("classification", "malicious"), ("risk_score", "8"), ("threat_type", "Trojan")));
            await client.SubmitAsync(Content);
            Assert.Equal(("malicious", 8, "Win32.Trojan.Generic"), await VerdictAsync(client));
        }

        await using var later = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        using var again = new EmulatorClient(later);
        Assert.Equal(("malicious", 8, "Win32.Trojan.Generic"), await VerdictAsync(again));
        Assert.Equal(200, await again.StatusCodeAsync(HttpMethod.Delete, $"/api/samples/{Sha1}/setclassification/local/"));
        Assert.Equal(("suspicious", 6, "By.Rule"), await VerdictAsync(again));
        Assert.Equal(404, await again.StatusCodeAsync(HttpMethod.Delete, $"/api/samples/{Sha1}/setclassification/local/"));
    }

    [Fact]
    public async Task A_verdict_set_in_the_cloud_is_what_the_cloud_says_and_not_what_the_appliance_says()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        await client.SubmitAsync(Content);

        Assert.Equal(200, await SetAsync(client, "ticloud", ("classification", "goodware")));

        var report = await client.PostForJsonAsync("/api/samples/v2/list/", $$"""{"hash_values": ["{{Sha1}}"], "fields": ["classification", "ticloud"], "skip_reanalysis": "true"}""");
        Assert.Equal("unknown", (string)report["results"]![0]!["classification"]!);
        Assert.Equal("goodware", (string)report["results"]![0]!["ticloud"]!["classification"]!);
        Assert.Null(report["results"]![0]!["ticloud"]!["classification_result"]);
    }

    [Theory]
    [InlineData("local", "classification", "unknown", 400)]
    [InlineData("local", "risk_score", "11", 400)]
    [InlineData("local", "risk_score", "high", 400)]
    [InlineData("local", "threat_name", "two words", 400)]
    [InlineData("local", "threat_name", "123456789012345678901234567890123", 400)]
    [InlineData("elsewhere", "risk_score", "10", 404)]
    public async Task What_is_no_verdict_is_refused(string system, string name, string value, int status)
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        await client.SubmitAsync(Content);

        Assert.Equal(status, await SetAsync(client, system, name == "classification" ? [(name, value)] : [("classification", "malicious"), (name, value)]));
        Assert.Equal("unknown", (await VerdictAsync(client)).Item1);
    }

    private static Task<int> SetAsync(EmulatorClient client, string system, params (string, string)[] fields) =>
        client.StatusCodeAsync(HttpMethod.Post, $"/api/samples/{Sha1}/setclassification/{system}/", EmulatorClient.Fields(fields));

    private static async Task<(string, int?, string?)> VerdictAsync(EmulatorClient client)
    {
        var answer = await client.ClassificationAsync(Sha1);
        return ((string)answer["classification"]!, (int?)answer["riskscore"], (string?)answer["classification_result"]);
    }
}
