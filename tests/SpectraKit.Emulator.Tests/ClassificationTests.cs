using System.Net;

namespace SpectraKit.Emulator.Tests;

public sealed class ClassificationTests
{
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";
    private static readonly byte[] Bad = Archives.Text("held to be bad");
    private static readonly byte[] Good = Archives.Text("held to be good");

    [Fact]
    public async Task A_rule_gives_the_whole_verdict()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        await client.SubmitAsync(Bad);

        var answer = await client.ClassificationAsync(Hashes.Md5(Bad));

        Assert.Equal("malicious", (string)answer["classification"]!);
        Assert.Equal(9, (int)answer["riskscore"]!);
        Assert.Equal("Win32.Trojan.Example", (string)answer["classification_result"]!);
        Assert.Equal("Rule", (string)answer["classification_reason"]!);
        Assert.Null(answer["classification_origin"]);
        Assert.Equal("LOCAL", (string)answer["data_source"]!);
        Assert.Equal(Hashes.Sha256(Bad), (string)answer["sha256"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", (string)answer["first_seen"]!);
        Assert.False(answer.ContainsKey("av_scanners"));
    }

    [Fact]
    public async Task What_no_rule_matches_is_unknown_and_goodware_only_what_a_rule_says_is()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var unknown = await client.ClassificationAsync(await client.SubmitAsync(Archives.Text("never heard of")));
        var good = await client.ClassificationAsync(await client.SubmitAsync(Good));

        Assert.Equal("unknown", (string)unknown["classification"]!);
        Assert.Null(unknown["riskscore"]);
        Assert.Equal("goodware", (string)good["classification"]!);
        Assert.Equal(0, (int)good["riskscore"]!);
    }

    [Fact]
    public async Task An_unknown_hash_is_answered_200_with_a_message_alone_and_a_malformed_one_404()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);

        var unknown = await client.ClassificationAsync(Missing);
        using var malformed = await client.GetAsync("/api/samples/v3/zz/classification/");

        Assert.Equal(["message"], unknown.Select(member => member.Key));
        Assert.Equal("Hash not found.", (string)unknown["message"]!);
        Assert.Equal(HttpStatusCode.NotFound, malformed.StatusCode);
    }

    [Theory]
    [InlineData("?localonly=1", 200, false)]
    [InlineData("?localonly=0&av_scanners=0", 200, false)]
    [InlineData("?av_scanners=1", 200, true)]
    [InlineData("?localonly=0&av_scanners=1", 200, true)]
    [InlineData("?localonly=1&av_scanners=1", 400, false)]
    [InlineData("?localonly=perhaps", 400, false)]
    public async Task Scanner_counts_come_when_asked_for_and_not_together_with_localonly(string query, int status, bool hasScanners)
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Good);

        using var response = await client.GetAsync($"/api/samples/v3/{sha1}/classification/{query}");

        Assert.Equal(status, (int)response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(hasScanners, text.Contains("scanner_count", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_older_forms_answer_for_known_samples_and_404_for_others()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Bad);

        var older = await client.GetJsonAsync($"/api/samples/{sha1}/classification/?localonly=1");
        var cloud = await client.GetJsonAsync($"/api/samples/{sha1}/ticloud/");
        using var olderMissing = await client.GetAsync($"/api/samples/{Missing}/classification/");
        using var cloudMissing = await client.GetAsync($"/api/samples/{Missing}/ticloud/");

        Assert.Equal(("malicious", 4, "Win32.Trojan.Example"), ((string)older["threat_status"]!, (int)older["threat_level"]!, (string)older["threat_name"]!));
        Assert.Equal(("malicious", 9), ((string)cloud["ticloud"]!["classification"]!, (int)cloud["ticloud"]!["riskscore"]!));
        Assert.Equal(HttpStatusCode.NotFound, olderMissing.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, cloudMissing.StatusCode);
    }

    private static Task<SpectraEmulator> Start() => SpectraEmulator.StartAsync(
        new EmulatorOptions
        {
            Rules =
            [
                new VerdictRule { Sha256 = Hashes.Sha256(Bad).ToUpperInvariant(), Classification = "malicious", RiskScore = 9, ThreatName = "Win32.Trojan.Example" },
                new VerdictRule { Md5 = Hashes.Md5(Good), Classification = "goodware" },
            ],
        },
        TestContext.Current.CancellationToken);
}
