using System.Text.Json;
using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary><c>spectrakit scan</c>: verdicts, decisions, reports and exit codes.</summary>
public sealed class ScanCommandTests : IDisposable
{
    private const string Rules =
        """
        {"rules": [
          {"name": "bad.dll", "classification": "malicious", "riskScore": 10, "threatName": "Win32.Trojan.Example"},
          {"name": "odd.dll", "classification": "suspicious", "riskScore": 6, "threatName": "Win32.PUA.Example"}]}
        """;

    private readonly TemporaryFolder _folder = new();

    public ScanCommandTests()
    {
        _folder.Write("bin/good.dll", "nothing is known of this");
        _folder.Write("rules.json", Rules);
    }

    private CommandLine CommandLine => new() { Folder = _folder.Path };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Harmless_files_pass_and_the_verdicts_are_said_to_be_an_emulators()
    {
        var run = await CommandLine.RunAsync("scan", "bin/**/*.dll", "--emulator");

        run.ShouldExitWith(0).ShouldSay("bin/good.dll").ShouldSay("These verdicts are an emulator's").ShouldSay("Passed.");
        Assert.DoesNotContain("error", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malicious_file_is_named_with_its_code_and_its_threat_and_exits_with_1()
    {
        _folder.Write("bin/deep/bad.dll", "a rule calls this malicious");

        var run = await CommandLine.RunAsync("scan", "bin/**/*.dll", "--emulator", "--emulator-rules", "rules.json");

        run.ShouldExitWith(1);
        var line = Assert.Single(run.Output.Split('\n'), line => line.StartsWith("FAIL", StringComparison.Ordinal));
        Assert.Contains("bin/deep/bad.dll", line, StringComparison.Ordinal);
        Assert.Contains("SPK2001", line, StringComparison.Ordinal);
        Assert.Contains("Win32.Trojan.Example", line, StringComparison.Ordinal);
        Assert.Contains("2 files: 1 malicious, 0 suspicious, 0 not scanned, 1 unknown, 0 clean", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0, "WARN")]
    [InlineData("malicious", 0, "WARN")]
    [InlineData("suspicious", 1, "FAIL")]
    [InlineData("unknown", 1, "FAIL")]
    public async Task A_suspicious_file_warns_unless_it_is_told_to_fail(string? failOn, int exitCode, string decision)
    {
        _folder.Write("bin/odd.dll", "a rule calls this suspicious");

        var run = await CommandLine.RunAsync(["scan", "bin/odd.dll", "--emulator", "--emulator-rules", "rules.json", .. failOn is null ? (string[])[] : ["--fail-on", failOn]]);

        run.ShouldExitWith(exitCode);
        Assert.Matches($"{decision}  suspicious  bin/odd.dll  SPK2002", run.Output);
    }

    [Fact]
    public async Task A_pattern_that_matches_nothing_exits_with_3_and_leaves_standard_output_alone()
    {
        var run = await CommandLine.RunAsync("scan", "bin/**/*.exe", "--emulator");

        run.ShouldExitWith(3).ShouldComplain("SPK1005").ShouldComplain("bin/**/*.exe");
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_file_that_was_named_and_is_not_there_is_not_passed_over()
    {
        var run = await CommandLine.RunAsync("scan", "bin/good.dll", "bin/gone.dll", "--emulator");

        run.ShouldExitWith(1).ShouldSay("bin/gone.dll").ShouldSay("SPK2004").ShouldSay("1 not scanned");
    }

    [Fact]
    public async Task Paths_from_a_shell_that_expanded_the_pattern_are_files_whatever_is_in_their_names()
    {
        _folder.Write("bin/a*b.dll", "one");
        _folder.Write("bin/a-b.dll", "two");

        var run = await CommandLine.RunAsync("scan", "bin/a*b.dll", "--emulator");

        run.ShouldExitWith(0).ShouldSay("1 file:").ShouldSay("bin/a*b.dll");
    }

    [Fact]
    public async Task An_empty_file_and_a_broken_archive_are_files_like_others()
    {
        _folder.Write("bin/empty.dll", "");
        _folder.Write("bin/broken.zip", [0x50, 0x4b, 0x03, 0x04, 0xff, 0xff, 0xff]);

        var run = await CommandLine.RunAsync("scan", "bin", "--emulator");

        run.ShouldExitWith(0).ShouldSay("3 files:").ShouldSay("bin/empty.dll").ShouldSay("bin/broken.zip").ShouldSay("0 not scanned");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_fails_the_scan_and_does_not_stop_it()
    {
        File.CreateSymbolicLink(_folder.Combine("bin", "nowhere.dll"), _folder.Combine("nothing"));

        var run = await CommandLine.RunAsync("scan", "bin/*.dll", "--emulator");

        run.ShouldExitWith(1).ShouldSay("bin/nowhere.dll").ShouldSay("SPK2004").ShouldSay("1 not scanned, 1 unknown");
    }

    [Fact]
    public async Task What_is_excluded_is_not_scanned()
    {
        _folder.Write("bin/bad.dll", "a rule calls this malicious");

        var run = await CommandLine.RunAsync("scan", "bin/**/*.dll", "--exclude", "**/bad.dll", "--exclude", "**/ref/**", "--emulator", "--emulator-rules", "rules.json");

        run.ShouldExitWith(0).ShouldSay("1 file:");
    }

    [Fact]
    public async Task The_report_has_the_members_that_scripts_rely_on()
    {
        _folder.Write("bin/bad.dll", "a rule calls this malicious");

        (await CommandLine.RunAsync("scan", "bin/*.dll", "--emulator", "--emulator-rules", "rules.json", "--json", "out/report.json")).ShouldExitWith(1);

        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.Combine("out", "report.json"), TestContext.Current.CancellationToken));
        var root = report.RootElement;
        AssertMembers(root, "schemaVersion", "tool", "service", "summary", "files", "exitCode", "startedAt", "duration");
        AssertMembers(root.GetProperty("service"), "kind", "url", "emulator");
        AssertMembers(root.GetProperty("summary"), "selected", "clean", "suspicious", "malicious", "unknown", "notScanned");
        Assert.Equal("analyze", root.GetProperty("service").GetProperty("kind").GetString());
        Assert.True(root.GetProperty("service").GetProperty("emulator").GetBoolean());
        Assert.Equal(1, root.GetProperty("exitCode").GetInt32());
        Assert.Equal(2, root.GetProperty("summary").GetProperty("selected").GetInt32());
        foreach (var file in root.GetProperty("files").EnumerateArray())
            AssertMembers(file, "path", "size", "sha256", "sha1", "outcome", "classification", "riskScore", "threatName", "reason", "decision", "code");
        var bad = root.GetProperty("files").EnumerateArray().Single(file => file.GetProperty("path").GetString() == "bin/bad.dll");
        Assert.Equal("malicious", bad.GetProperty("outcome").GetString());
        Assert.Equal("fail", bad.GetProperty("decision").GetString());
        Assert.Equal("SPK2001", bad.GetProperty("code").GetString());
        Assert.Equal(10, bad.GetProperty("riskScore").GetInt32());
    }

    [Fact]
    public async Task A_dash_puts_the_report_on_standard_output_and_nothing_else()
    {
        var run = await CommandLine.RunAsync("scan", "bin/*.dll", "--emulator", "--json", "-");

        run.ShouldExitWith(0).ShouldComplain("Passed.");
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal(1, report.RootElement.GetProperty("summary").GetProperty("unknown").GetInt32());
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_a_failure()
    {
        _folder.Write("taken", "a file where a folder should be");

        var run = await CommandLine.RunAsync("scan", "bin/*.dll", "--emulator", "--json", "taken/report.json");

        run.ShouldExitWith(2).ShouldComplain("SPK1010");
    }

    [Fact]
    public async Task A_stopped_scan_exits_with_130_and_its_report_accounts_for_every_file()
    {
        await using var service = await Service.StartAsync(TimeSpan.FromHours(1));
        service.Folder.Write("slow.bin", "in analysis for an hour");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var running = (service.CommandLine with { Stop = stop.Token }).RunAsync("scan", "slow.bin", "--json", "report.json");
        while (service.Emulator.Counters.Submissions == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        var run = await running;

        run.ShouldExitWith(130).ShouldComplain("SPK3006");
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(service.Folder.Combine("report.json"), TestContext.Current.CancellationToken));
        Assert.Equal(1, report.RootElement.GetProperty("summary").GetProperty("notScanned").GetInt32());
        Assert.Equal(130, report.RootElement.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task Sending_and_waiting_is_a_scan_that_asks_nothing_first()
    {
        await using var service = await Service.StartAsync(new VerdictRule { Name = "bad.*", Classification = "malicious", RiskScore = 9, ThreatName = "Example" });
        service.Folder.Write("bad.bin", "a rule calls this malicious");

        var run = await service.CommandLine.RunAsync("submit", "bad.bin", "--wait", "--json");

        run.ShouldExitWith(1);
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal("submit", report.RootElement.GetProperty("mode").GetString());
        Assert.Equal(1, service.Emulator.Counters.Submissions);
    }

    private static void AssertMembers(JsonElement element, params string[] names)
    {
        foreach (var name in names)
            Assert.True(element.TryGetProperty(name, out _), $"There is no '{name}'.");
    }
}
