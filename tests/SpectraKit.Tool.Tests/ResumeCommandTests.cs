namespace SpectraKit.Tool.Tests;

/// <summary><c>spectrakit resume</c> and <c>spectrakit recheck</c>: later, and long after.</summary>
public sealed class ResumeCommandTests
{
    [Fact]
    public async Task A_process_that_was_killed_while_it_waited_is_gone_on_with_and_sends_nothing_twice()
    {
        await using var service = await Service.StartAsync(TimeSpan.FromSeconds(4));
        for (var i = 0; i < 12; i++)
            service.Folder.Write($"bin/{i}.dll", $"content {i}");
        using (var tool = RunningTool.Start(service.Folder.Path, service.Environment, "scan", "bin/*.dll", "--run-file", "run.json"))
        {
            await tool.SaysAsync("Waiting for verdicts");
            tool.Kill();
        }

        var run = await service.CommandLine.RunAsync("resume", "run.json", "--json", "scan.json");

        run.ShouldExitWith(0).ShouldSay("12 files:");
        Assert.Equal(12, service.Emulator.Counters.Submissions);
        Assert.True(File.Exists(service.Folder.Combine("scan.json")));
    }

    [Fact]
    public async Task A_run_goes_on_from_another_folder()
    {
        await using var service = await Service.StartAsync(TimeSpan.FromSeconds(1));
        service.Folder.Write("bin/a.dll", "a");
        (await service.CommandLine.RunAsync("scan", "bin/*.dll", "--submit-only", "--run-file", "run.json")).ShouldExitWith(5).ShouldSay("SPK2013");

        var run = await (service.CommandLine with { Folder = service.Folder.Combine("bin") }).RunAsync("resume", "../run.json");

        run.ShouldExitWith(0).ShouldSay("bin/a.dll");
        Assert.Equal(1, service.Emulator.Counters.Submissions);
    }

    [Theory]
    [InlineData("resume", "gone.json", "SPK1017")]
    [InlineData("recheck", "gone.json", "SPK1016")]
    public async Task A_file_that_is_not_there_is_a_mistake(string verb, string file, string code)
    {
        await using var service = await Service.StartAsync();

        (await service.CommandLine.RunAsync(verb, file)).ShouldExitWith(2).ShouldComplain(code);
    }

    [Fact]
    public async Task A_run_of_an_emulator_that_goes_with_it_cannot_be_kept() =>
        (await new CommandLine().RunAsync("scan", "a.dll", "--emulator", "--run-file", "run.json")).ShouldExitWith(2).ShouldComplain("SPK1003");

    [Fact]
    public async Task A_release_that_turns_out_to_be_malicious_is_found_weeks_later()
    {
        await using var service = await Service.StartAsync();
        service.Folder.Write("bin/a.dll", "a");
        service.Folder.Write("bin/b.dll", "b");
        (await service.CommandLine.RunAsync("scan", "bin/*.dll", "--report", "manifest=out/1.0.manifest.json")).ShouldExitWith(0);
        (await service.CommandLine.RunAsync("recheck", "out/*.manifest.json")).ShouldExitWith(0).ShouldSay("2 files asked about again, 0 changed.");
        await service.Emulator.SetVerdictAsync(new() { Name = "a.dll", Classification = "malicious", RiskScore = 10, ThreatName = "Win32.Trojan.Example" }, TestContext.Current.CancellationToken);

        var run = await service.CommandLine.RunAsync("recheck", "out/*.manifest.json", "--json", "changes.json");

        run.ShouldExitWith(1).ShouldComplain("SPK4006").ShouldComplain("bin/a.dll was unknown and is malicious").ShouldSay("1 changed");
        Assert.Contains("\"wasOutcome\": \"unknown\"", File.ReadAllText(service.Folder.Combine("changes.json")), StringComparison.Ordinal);
    }
}
