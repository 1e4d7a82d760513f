using System.Text.Json;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>The built program as a process: what only a process can show.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_build_output_is_scanned_and_passes()
    {
        var run = await ToolProcess.RunAsync(Path.GetDirectoryName(ToolProcess.Path)!, null, "scan", "*.dll", "--emulator");

        run.ShouldExitWith(0);
        Assert.Contains("SpectraKit.Tool.dll", run.Output, StringComparison.Ordinal);
        Assert.Contains("These verdicts are an emulator's", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_calls_one_file_malicious_fails_the_same_command()
    {
        _folder.Write("rules.json", """{"rules": [{"name": "Polly.Core.dll", "classification": "malicious", "riskScore": 10, "threatName": "Win32.Trojan.Example"}]}""");

        var run = await ToolProcess.RunAsync(
            Path.GetDirectoryName(ToolProcess.Path)!, null, "scan", "*.dll", "--emulator", "--emulator-rules", _folder.Combine("rules.json"), "--json", _folder.Combine("report.json"));

        run.ShouldExitWith(1);
        Assert.Matches("FAIL  malicious +Polly.Core.dll  SPK2001  Win32.Trojan.Example", run.Output);
        Assert.Contains("\"exitCode\": 1", await File.ReadAllTextAsync(_folder.Combine("report.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Interrupting_a_scan_ends_it_with_130_and_a_report(bool terminates)
    {
        await using var service = await Service.StartAsync(TimeSpan.FromHours(1));
        service.Folder.Write("slow.bin", "in analysis for an hour");
        using var tool = RunningTool.Start(service.Folder.Path, service.Environment, "scan", "slow.bin", "--json", "report.json");
        await tool.SaysAsync("Waiting for verdicts");

        if (terminates)
            tool.Terminate();
        else
            tool.Interrupt();

        Assert.Equal(130, await tool.EndAsync());
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(service.Folder.Combine("report.json"), TestContext.Current.CancellationToken));
        var file = Assert.Single(report.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal("SPK3006", file.GetProperty("code").GetString());
        Assert.DoesNotContain("canary", tool.Output + tool.Errors + report.RootElement.GetRawText(), StringComparison.Ordinal);
    }
}
