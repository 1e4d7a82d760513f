using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class RulesFileTests
{
    [Fact]
    public async Task A_rules_file_gives_verdicts_and_inline_rules_come_before_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("rules.json", """
            {
              // Comments and a last comma are fine.
              "$schema": "https://example.com/rules.schema.json",
              "rules": [
                { "name": "*.dll", "classification": "malicious", "riskScore": 7, "threatName": "Win32.Trojan.Example" },
                { "bytes": "63 6F 64 65", "classification": "suspicious" },
              ]
            }
            """);
        await using var emulator = await SpectraEmulator.StartAsync(
            new EmulatorOptions { RulesFile = file, Rules = [new VerdictRule { Name = "good.dll", Classification = "goodware" }] },
            TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);

        Assert.Equal("malicious", (string)(await client.ClassificationAsync(await client.SubmitAsync(Archives.Text("1"), "evil.dll")))["classification"]!);
        Assert.Equal("goodware", (string)(await client.ClassificationAsync(await client.SubmitAsync(Archives.Text("2"), "good.dll")))["classification"]!);
        Assert.Equal("suspicious", (string)(await client.ClassificationAsync(await client.SubmitAsync(Archives.Text("code"), "a.txt")))["classification"]!);
    }

    [Theory]
    [InlineData("", 1, 1, "not JSON")]
    [InlineData("{\n  \"rules\": [\n    oops\n  ]\n}", 3, 5, "not JSON")]
    [InlineData("{\"rules\": []} trailing", 1, 15, "not JSON")]
    [InlineData("[]", 1, 1, "is an object")]
    [InlineData("{}", 1, 1, "\"rules\" is missing")]
    [InlineData("{\"rulez\": []}", 1, 2, "\"rulez\" is not a member of a rules file")]
    [InlineData("{\"rules\": {}}", 1, 11, "\"rules\" is an array")]
    [InlineData("{\"rules\": [],\n \"rules\": []}", 2, 2, "twice")]
    [InlineData("{\"rules\": [\n  7\n]}", 2, 3, "A rule is an object")]
    [InlineData("{\"rules\": [\n  {\"name\": \"*\"}\n]}", 2, 3, "classification is missing")]
    [InlineData("{\"rules\": [\n  {\"classification\": \"malicious\"}\n]}", 2, 3, "needs one condition")]
    [InlineData("{\"rules\": [\n  {\"name\": \"*\", \"md5\": \"44d88612fea8a8f36de82e1278abb02f\",\n   \"classification\": \"malicious\"}\n]}", 2, 24, "md5 and name")]
    [InlineData("{\"rules\": [{\"name\": \"ä\", \"sha1\": \"zz\", \"classification\": \"malicious\"}]}", 1, 34, "sha1 and name")]
    [InlineData("{\"rules\": [{\"sha1\": \"zz\", \"classification\": \"malicious\"}]}", 1, 21, "sha1 is 40 hex digits")]
    [InlineData("{\"rules\": [{\"sha256\": \"44d88612fea8a8f36de82e1278abb02f\", \"classification\": \"malicious\"}]}", 1, 23, "sha256 is 64 hex digits")]
    [InlineData("{\"rules\": [{\"bytes\": \"abc\", \"classification\": \"malicious\"}]}", 1, 22, "pairs of hex digits")]
    [InlineData("{\"rules\": [{\"bytes\": \"xy\", \"classification\": \"malicious\"}]}", 1, 22, "pairs of hex digits")]
    [InlineData("{\"rules\": [{\"bytes\": \"\", \"classification\": \"malicious\"}]}", 1, 22, "pairs of hex digits")]
    [InlineData("{\"rules\": [{\"name\": \"\", \"classification\": \"malicious\"}]}", 1, 21, "name is empty")]
    [InlineData("{\"rules\": [{\"name\": 7, \"classification\": \"malicious\"}]}", 1, 21, "\"name\" is a string")]
    [InlineData("{\"rules\": [{\"name\": null, \"classification\": \"malicious\"}]}", 1, 21, "\"name\" is a string")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"classification\": \"evil\"}]}", 1, 44, "\"evil\" is not a classification")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"classification\": \"3\"}]}", 1, 44, "\"3\" is not a classification")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"classification\": \"malicious\", \"riskScore\": 11}]}", 1, 70, "riskScore is 0 to 10")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"classification\": \"malicious\", \"riskScore\": -1}]}", 1, 70, "riskScore is 0 to 10")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"classification\": \"malicious\", \"riskScore\": 1.5}]}", 1, 70, "whole number")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"classification\": \"malicious\", \"riskScore\": \"7\"}]}", 1, 70, "is a number")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"classification\": \"malicious\", \"riskScore\": 5}]}", 1, 70, "6 to 10")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"classification\": \"unknown\", \"riskScore\": 3}]}", 1, 68, "no risk score")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"classification\": \"malicious\", \"severity\": 3}]}", 1, 57, "\"severity\" is not a member of a rule")]
    [InlineData("{\"rules\": [{\"name\": \"*\", \"name\": \"*\", \"classification\": \"malicious\"}]}", 1, 26, "twice")]
    public async Task What_is_wrong_is_said_with_file_line_and_column(string json, int line, int column, string sentence)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("rules.json", json);

        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(
            () => SpectraEmulator.StartAsync(new EmulatorOptions { RulesFile = file }, TestContext.Current.CancellationToken));

        Assert.Contains(sentence, e.Sentence, StringComparison.Ordinal);
        Assert.Equal((file, line, column), (e.File, e.Line, e.Column));
        Assert.StartsWith($"{file}({line},{column}): ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_mistake_and_a_missing_file_is_one()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("rules.json", [0xef, 0xbb, 0xbf, .. "{\"rules\": []}"u8]);
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { RulesFile = file }, TestContext.Current.CancellationToken);

        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(
            () => SpectraEmulator.StartAsync(new EmulatorOptions { RulesFile = folder.Combine("missing.json") }, TestContext.Current.CancellationToken));

        Assert.Equal((folder.Combine("missing.json"), null, null), (e.File, e.Line, e.Column));
    }

    [Fact]
    public async Task A_wrong_inline_rule_is_named_by_its_number()
    {
        var rules = new[] { new VerdictRule { Name = "*", Classification = "goodware" }, new VerdictRule { Md5 = "zz", Classification = "goodware" } };

        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(
            () => SpectraEmulator.StartAsync(new EmulatorOptions { Rules = rules }, TestContext.Current.CancellationToken));

        Assert.Equal("Rule 2: md5 is 32 hex digits.", e.Message);
    }
}
