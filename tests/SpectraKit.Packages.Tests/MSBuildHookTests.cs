using System.Text.Json;

namespace SpectraKit.Packages.Tests;

/// <summary>When the gate scans, and when it does not, in real builds.</summary>
public sealed class MSBuildHookTests(GatedProject project) : IClassFixture<GatedProject>
{
    private Consumer Consumer => project.Consumer;

    [Fact]
    public async Task An_unchanged_build_scans_nothing_and_a_changed_one_scans_again()
    {
        string[] build = ["build", "--no-restore", "-c", "Unchanged", "-p:SpectraKitScanOn=Build"];

        var first = await project.RunAsync(build);
        var requests = project.Service.Counters.Requests;
        var second = await project.RunAsync(build);

        Assert.Equal(1, GatedProject.Scans(first.ShouldExitWith(0)));
        Assert.Contains("bin/Unchanged/net10.0/app.dll", project.Paths());
        Assert.Equal(0, GatedProject.Scans(second.ShouldExitWith(0)));
        Assert.Equal(requests, project.Service.Counters.Requests);

        Assert.Equal(1, GatedProject.Scans((await project.RunAsync([.. build, "-p:SpectraKitFailOn=suspicious"])).ShouldExitWith(0)));
        Consumer.Write("bin/Unchanged/net10.0/dropped.txt", "somebody else's");
        Assert.Equal(1, GatedProject.Scans((await project.RunAsync([.. build, "-p:SpectraKitFailOn=suspicious"])).ShouldExitWith(0)));
        Assert.Equal(1, GatedProject.Scans((await project.RunAsync([.. build, "-p:SpectraKitFailOn=suspicious", "-p:SpectraKitPassLifetime=0"])).ShouldExitWith(0)));
    }

    [Fact]
    public async Task Clean_takes_the_report_and_the_memory_away()
    {
        (await project.RunAsync("build", "--no-restore", "-c", "Cleaned", "-p:SpectraKitScanOn=Build", "-p:SpectraKitReports=sarif=out/scan.sarif")).ShouldExitWith(0);
        Assert.True(File.Exists(Consumer.Combine("out", "scan.sarif")));
        Assert.True(File.Exists(Consumer.Combine("obj", "Cleaned", "net10.0", "spectrakit", "build.stamp")));

        (await project.RunAsync("clean", "-c", "Cleaned", "-p:SpectraKitScanOn=Build", "-p:SpectraKitReports=sarif=out/scan.sarif")).ShouldExitWith(0);

        Assert.False(File.Exists(Consumer.Combine("scan.json")));
        Assert.False(File.Exists(Consumer.Combine("out", "scan.sarif")));
        Assert.False(Directory.Exists(Consumer.Combine("obj", "Cleaned", "net10.0", "spectrakit")));
    }

    [Fact]
    public async Task A_design_time_build_scans_nothing_and_an_unnamed_hook_is_not_one()
    {
        var requests = project.Service.Counters.Requests;

        var design = await project.RunAsync("build", "--no-restore", "-c", "Design", "-p:SpectraKitScanOn=Build", "-p:DesignTimeBuild=true");
        var build = await project.RunAsync("build", "--no-restore", "-c", "Design");

        Assert.Equal(0, GatedProject.Scans(design.ShouldExitWith(0)));
        Assert.Equal(0, GatedProject.Scans(build.ShouldExitWith(0)));
        Assert.Equal(requests, project.Service.Counters.Requests);
    }

    [Theory]
    [InlineData("SpectraKitScan", "1")]
    [InlineData("SpectraKitScanOn", "Publsh")]
    [InlineData("SpectraKitScanPer", "Solutions")]
    public async Task A_word_that_means_nothing_is_an_error_and_not_an_open_gate(string property, string word)
    {
        var build = await project.RunAsync("build", "--no-restore", "-c", "Words", $"-p:{property}={word}");

        build.ShouldExitWith(1);
        Assert.Contains($"error SPK1003: {property} has '{word}'", build.Output);
    }

    [Fact]
    public async Task Warnings_obey_the_properties_that_MSBuild_has_for_them()
    {
        Consumer.Write("shipped/a.odd.txt", "odd");
        (await project.RunAsync("build", "--no-restore", "-c", "Warned")).ShouldExitWith(0);
        string[] scan = ["msbuild", "-t:SpectraKitScanBuild", "-p:Configuration=Warned", "-p:SpectraKitScanOn=Build", "-p:BuildingProject=true"];

        var plain = await project.RunAsync(scan);
        var again = await project.RunAsync(scan);
        var silent = await project.RunAsync([.. scan, "-p:NoWarn=SPK2002"]);
        var named = await project.RunAsync([.. scan, "-p:WarningsAsErrors=SPK2002"]);
        var all = await project.RunAsync([.. scan, "-warnaserror"]);
        var allButOne = await project.RunAsync([.. scan, "-p:MSBuildTreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=SPK2002"]);
        File.Delete(Consumer.Combine("shipped", "a.odd.txt"));

        Assert.Contains("a.odd.txt(1,1): warning SPK2002: ", plain.ShouldExitWith(0).Output);
        Assert.Contains("warning SPK2002: ", again.ShouldExitWith(0).Output);
        Assert.DoesNotContain("SPK2002", silent.ShouldExitWith(0).Output);
        Assert.Contains("error SPK2002: ", named.ShouldExitWith(1).Output);
        Assert.Contains("error SPK2002: ", all.ShouldExitWith(1).Output);
        Assert.Contains("warning SPK2002: ", allButOne.ShouldExitWith(0).Output);
    }

    [Fact]
    public async Task A_build_that_may_go_on_without_the_service_goes_on_with_warnings_as_errors_too()
    {
        (await project.RunAsync("build", "--no-restore", "-c", "Outage")).ShouldExitWith(0);
        string[] scan = ["msbuild", "-t:SpectraKitScanBuild", "-p:Configuration=Outage", "-p:SpectraKitScanOn=Build", "-p:BuildingProject=true", "-p:SpectraKitUrl=http://127.0.0.1:1", "-p:MSBuildTreatWarningsAsErrors=true"];

        var closed = await project.RunAsync(scan);
        var open = await project.RunAsync([.. scan, "-p:SpectraKitOnServiceError=warn"]);

        Assert.Contains("error SPK3001: ", closed.ShouldExitWith(1).Output);
        Assert.Contains("warning SPK3001: ", open.ShouldExitWith(0).Output);
    }

    [Fact]
    public async Task A_container_is_not_made_of_a_folder_that_was_refused()
    {
        Consumer.Write("shipped/a.bad.txt", "bad");

        var publish = await project.RunAsync("publish", "--no-restore", "-c", "Container", "-t:PublishContainer");
        File.Delete(Consumer.Combine("shipped", "a.bad.txt"));

        publish.ShouldExitWith(1);
        Assert.Contains("bin/Container/net10.0/publish/shipped/a.bad.txt(1,1): error SPK2001: ", publish.Output);
        Assert.DoesNotContain("CONTAINER", publish.Output);
    }

    [Fact]
    public async Task A_multi_threaded_build_runs_the_task_in_its_own_process_with_dependencies_apart()
    {
        var build = await project.RunAsync("build", "--no-restore", "-c", "Threads", "-p:SpectraKitScanOn=Build", "-mt", "-v:diag");

        Assert.Equal(1, GatedProject.Scans(build.ShouldExitWith(0)));
        Assert.Contains(build.Output.Split('\n'), line => line.Contains("SpectraKit.Scanning") && line.Contains("AssemblyLoadContext: MSBuild plugin"));
        Assert.DoesNotContain("TaskHost", string.Join('\n', build.Output.Split('\n').Where(line => line.Contains("ScanArtifacts"))));
    }

    [Fact]
    public async Task A_build_that_is_interrupted_says_so_in_its_report()
    {
        (await project.RunAsync("build", "--no-restore", "-c", "Stopped")).ShouldExitWith(0);
        using var service = new SilentService();

        using var build = RunningBuild.Start(
            Consumer.Folder,
            ["msbuild", "-t:SpectraKitScanBuild", "-p:Configuration=Stopped", "-p:SpectraKitScanOn=Build", "-p:BuildingProject=true", $"-p:SpectraKitUrl={service.Address}", "-p:SpectraKitReport=stopped.json", "-tl:off"],
            ("SPECTRAKIT_TOKEN", "emulator"));
        await service.AskedAsync();
        build.Interrupt();
        await build.EndAsync();

        using var report = JsonDocument.Parse(File.ReadAllText(Consumer.Combine("stopped.json")));
        Assert.Equal(130, report.RootElement.GetProperty("exitCode").GetInt32());
        Assert.All(report.RootElement.GetProperty("files").EnumerateArray(), file => Assert.Equal("notScanned", file.GetProperty("outcome").GetString()));
    }
}
