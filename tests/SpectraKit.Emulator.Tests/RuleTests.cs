namespace SpectraKit.Emulator.Tests;

public sealed class RuleTests
{
    [Fact]
    public async Task The_first_rule_that_matches_wins_whatever_its_kind()
    {
        var content = Archives.Text("one content for all rules");
        VerdictRule pattern = new() { Bytes = Convert.ToHexString(Archives.Text("content")), Classification = "suspicious", ThreatName = "By.Bytes" };
        VerdictRule name = new() { Name = "*.dll", Classification = "malicious", ThreatName = "By.Name" };
        VerdictRule hash = new() { Sha1 = Hashes.Sha1(content), Classification = "goodware", ThreatName = "By.Hash" };

        Assert.Equal("By.Bytes", await Threat([pattern, name, hash]));
        Assert.Equal("By.Name", await Threat([name, pattern, hash]));
        Assert.Equal("By.Hash", await Threat([hash, name, pattern]));
        Assert.Equal("By.Hash", await Threat([new VerdictRule { Bytes = "ff ff", Classification = "malicious" }, hash]));

        async Task<string?> Threat(VerdictRule[] rules) => (await Judge(rules, content, "library.dll")).Threat;
    }

    [Theory]
    [InlineData("evil.dll", "evil.dll", true)]
    [InlineData("EVIL.*", "evil.dll", true)]
    [InlineData("*.dll", "lib/net8.0/evil.dll", true)]
    [InlineData("lib/**/*.dll", "lib/net8.0/evil.dll", true)]
    [InlineData("**/evil.dll", "evil.dll", true)]
    [InlineData("ev?l.dll", "evil.dll", true)]
    [InlineData("*.exe", "evil.dll", false)]
    [InlineData("vil.dll", "evil.dll", false)]
    [InlineData("[e]vil.dll", "evil.dll", false)]
    public void Names_match_whole_ignoring_case_with_and_without_folders(string glob, string name, bool matches)
    {
        Assert.True(RuleCompiler.TryCompile(new VerdictRule { Name = glob, Classification = "malicious" }, out var rule, out _));
        var sample = new Sample
        {
            Id = 1, Digests = new SampleDigests(new byte[SampleDigests.Length]), Size = 0, Names = ["other.txt", name], IsSubmitted = true,
            FirstSeen = default, LastSeen = default,
        };

        Assert.Equal(matches, rule.Matches(sample));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256 * 1024 - 3)]
    [InlineData(512 * 1024 - 1)]
    [InlineData(700_000)]
    public async Task Bytes_are_found_wherever_they_are(int position)
    {
        var content = new byte[700_000 + 8];
        "needle42"u8.CopyTo(content.AsSpan(position));

        var verdict = await Judge([new VerdictRule { Bytes = "6e 65 65 64 6c 65 34 32", Classification = "malicious" }], content, "haystack.bin");

        Assert.Equal("malicious", verdict.Classification);
    }

    [Theory]
    [InlineData("malicious", 10)]
    [InlineData("suspicious", 6)]
    [InlineData("goodware", 0)]
    [InlineData("unknown", null)]
    public async Task A_rule_without_a_score_has_its_classifications_usual_one(string classification, int? score)
    {
        var verdict = await Judge([new VerdictRule { Name = "*", Classification = classification }], Archives.Text("x"), "x");

        Assert.Equal((classification, score), (verdict.Classification, verdict.Score));
    }

    [Fact]
    public async Task A_resubmission_under_another_name_is_judged_by_that_name_too()
    {
        await using var emulator = await SpectraEmulator.StartAsync(
            new EmulatorOptions { Rules = [new VerdictRule { Name = "second*", Classification = "malicious" }] },
            TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);

        var sha1 = await client.SubmitAsync(Archives.Text("two names"), "first.bin");
        var before = (string)(await client.ClassificationAsync(sha1))["classification"]!;
        await client.SubmitAsync(Archives.Text("two names"), "second.bin");
        var after = (string)(await client.ClassificationAsync(sha1))["classification"]!;

        Assert.Equal(("unknown", "malicious"), (before, after));
    }

    [Fact]
    public void The_EICAR_test_file_is_known_by_each_of_its_digests_and_rules_come_before_it()
    {
        var digests = new SampleDigests(Convert.FromHexString(
            "44d88612fea8a8f36de82e1278abb02f" + "3395856ce81f2b7382dee72602f798b642f14140"
            + "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f" + new string('0', 128)));
        var sample = new Sample
        {
            Id = 1, Digests = digests, Size = 68, Names = ["test.com"], IsSubmitted = true, FirstSeen = default, LastSeen = default,
        };

        var verdict = new RuleSet([]).Judge(sample, "no content is read", CancellationToken.None);
        var overruled = RuleSet.Load(new EmulatorOptions { Rules = [new VerdictRule { Name = "test.com", Classification = "goodware" }] })
            .Judge(sample, "no content is read", CancellationToken.None);

        Assert.Equal((Classification.Malicious, 10, "EICAR-Test-File"), (verdict!.Classification, verdict.RiskScore, verdict.ThreatName));
        Assert.Equal(Classification.Goodware, overruled!.Classification);
    }

    private static async Task<(string Classification, int? Score, string? Threat)> Judge(VerdictRule[] rules, byte[] content, string name)
    {
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { Rules = rules }, TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var answer = await client.ClassificationAsync(await client.SubmitAsync(content, name));
        return ((string)answer["classification"]!, (int?)answer["riskscore"], (string?)answer["classification_result"]);
    }
}
