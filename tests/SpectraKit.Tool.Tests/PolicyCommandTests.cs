using NJsonSchema;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary><c>spectrakit policy</c>, and <c>scan</c> with a policy.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PolicyCommandTests()
    {
        _folder.Write("bin/bad.dll", "a rule calls this malicious");
        _folder.Write("rules.json", """{"rules": [{"name": "bad.dll", "classification": "malicious", "riskScore": 8, "threatName": "Win32.PUA.Example"}]}""");
    }

    private CommandLine CommandLine => new() { Folder = _folder.Path };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_policy_beside_the_scan_decides_and_another_can_be_named()
    {
        _folder.Write("spectrakit.json", """{"rules": [{"when": {"threat": "*.PUA.*"}, "then": "warn", "reason": "unwanted, not malware"}]}""");
        _folder.Write("strict.json", "{}");

        (await CommandLine.RunAsync("scan", "bin/*", "--emulator", "--emulator-rules", "rules.json")).ShouldExitWith(0).ShouldSay("unwanted, not malware");
        (await CommandLine.RunAsync("scan", "bin/*", "--emulator", "--emulator-rules", "rules.json", "--policy", "strict.json")).ShouldExitWith(1);
    }

    [Fact]
    public async Task Mode_lookup_sends_nothing_and_says_what_was_not_sent() =>
        (await CommandLine.RunAsync("scan", "bin/*", "--emulator", "--mode", "lookup")).ShouldExitWith(1).ShouldSay("SPK2008").ShouldSay("the mode is lookup");

    [Fact]
    public async Task A_policy_is_checked_without_a_scan()
    {
        _folder.Write("spectrakit.json", """{"failOn": "unknown", "maxVerdictAge": 30}""");
        _folder.Write("wrong.json", "{\n  \"failon\": \"unknown\"\n}");

        (await CommandLine.RunAsync("policy", "check")).ShouldExitWith(0).ShouldSay("unknown fail").ShouldSay("30 days");
        (await CommandLine.RunAsync("policy", "check", "wrong.json")).ShouldExitWith(2).ShouldComplain("SPK1012").ShouldComplain("wrong.json(2,3)");
        (await CommandLine.RunAsync("policy", "check", "gone.json")).ShouldExitWith(2).ShouldComplain("gone.json");
    }

    [Fact]
    public async Task The_schema_takes_the_policy_of_the_page_and_refuses_a_misspelt_member()
    {
        var printed = await CommandLine.RunAsync("policy", "schema");
        var schema = await JsonSchema.FromJsonAsync(printed.ShouldExitWith(0).Output, TestContext.Current.CancellationToken);
        var page = File.ReadAllText(Repository.PathOf("docs", "policy.md"));
        var example = page[(page.IndexOf("```json", StringComparison.Ordinal) + 7)..].Split("```")[0];

        Assert.Empty(schema.Validate(example));
        Assert.NotEmpty(schema.Validate("""{"failon": "unknown"}"""));
        // What the schema takes, the reader takes: all of it but the baseline, which is no file here.
        _folder.Write("example.json", example.Replace(",\n  \"baseline\": \"baseline.json\"", "", StringComparison.Ordinal));
        (await CommandLine.RunAsync("policy", "check", "example.json")).ShouldExitWith(0).ShouldSay("2 rules, 1 suppressions");
    }
}
