using System.Text.Json;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary><c>--report</c> and <c>spectrakit report render</c>: as many forms as wanted, however the scan ends.</summary>
public sealed class ReportFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReportFileTests()
    {
        _folder.Write("bin/good.dll", "nothing is known of this");
        _folder.Write("bin/bad.dll", "a rule calls this malicious");
        _folder.Write("rules.json", """{"rules": [{"name": "bad.dll", "classification": "malicious", "riskScore": 10, "threatName": "Win32.Trojan.Example"}]}""");
    }

    private CommandLine CommandLine => new() { Folder = _folder.Path };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reports_are_written_when_the_gate_fails_and_other_forms_are_made_from_the_neutral_one_later()
    {
        var run = await CommandLine.RunAsync("scan", "bin/**/*", "--emulator", "--emulator-rules", "rules.json", "--json", "scan.json", "--report", "sarif=out/scan.sarif", "--report", "html=out/scan.html");
        run.ShouldExitWith(1);

        (await CommandLine.RunAsync("report", "render", "scan.json", "--report", "sarif=again.sarif", "--report", "html=again.html")).ShouldExitWith(0);

        Assert.Equal(Read("out/scan.sarif"), Read("again.sarif"));
        Assert.Equal(Read("out/scan.html"), Read("again.html"));
        Assert.Contains("Win32.Trojan.Example", Read("again.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_written_when_nothing_matched()
    {
        (await CommandLine.RunAsync("scan", "*.exe", "--emulator", "--report", "sarif=scan.sarif")).ShouldExitWith(3);

        using var sarif = JsonDocument.Parse(Read("scan.sarif"));
        Assert.False(sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_fails_the_run_and_keeps_no_other_from_being_written()
    {
        var run = await CommandLine.RunAsync("scan", "bin/good.dll", "--emulator", "--report", "csv=bin", "--report", "text=scan.txt");

        run.ShouldExitWith(2).ShouldComplain("SPK1010");
        Assert.Contains("bin/good.dll", Read("scan.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rendering_without_a_file_shows_the_report_to_people()
    {
        (await CommandLine.RunAsync("scan", "bin/*", "--emulator", "--emulator-rules", "rules.json", "--json", "scan.json")).ShouldExitWith(1);

        (await CommandLine.RunAsync("report", "render", "scan.json")).ShouldExitWith(0).ShouldSay("bin/bad.dll").ShouldSay("2 files: 1 malicious");
    }

    [Theory]
    [InlineData("gone.json")]
    [InlineData("rules.json")]
    public async Task What_is_no_report_is_refused_by_name(string file) =>
        (await CommandLine.RunAsync("report", "render", file)).ShouldExitWith(2).ShouldComplain("SPK1003").ShouldComplain(file);

    [Theory]
    [InlineData("pdf=scan.pdf")]
    [InlineData("sarif")]
    public async Task A_form_that_there_is_not_is_a_mistake_in_the_command_line(string report) =>
        (await CommandLine.RunAsync("scan", "bin/*", "--emulator", "--report", report)).ShouldExitWith(2).ShouldComplain(report).ShouldComplain("sarif");

    private string Read(string path) => File.ReadAllText(_folder.Combine(path));
}
