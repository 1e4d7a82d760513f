using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>What a build sends now and decides later, and what has become of what it shipped.</summary>
public sealed class MSBuildLaterTests(PackedPackages packages)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sent_and_not_waited_for_is_decided_by_its_own_target_for_every_framework()
    {
        await using var service = await SpectraEmulator.StartAsync(new() { AnalysisDelay = TimeSpan.FromSeconds(2), Rules = [new VerdictRule { Name = "lib.dll", Classification = "malicious", ThreatName = "Win32.Trojan.Example" }] }, Token);
        using var consumer = new Consumer(packages);
        consumer.Write("Class1.cs", "public static class Class1;");
        consumer.WriteProject("lib.csproj", "<PropertyGroup><TargetFramework /><TargetFrameworks>net10.0;netstandard2.1</TargetFrameworks><LangVersion>latest</LangVersion><SpectraKitRunFile>run.json</SpectraKitRunFile></PropertyGroup>", "SpectraKit.MSBuild");

        var build = await RunAsync(consumer, service, "build", "-p:SpectraKitScan=true", "-p:SpectraKitScanOn=Build", "-p:SpectraKitSubmitOnly=true");
        var sent = service.Counters.Submissions;
        var resume = await RunAsync(consumer, service, "msbuild", "-t:SpectraKitResume");
        var one = await RunAsync(consumer, service, "msbuild", "-t:SpectraKitResume", "-p:TargetFramework=net10.0");
        var none = await RunAsync(consumer, service, "msbuild", "-t:SpectraKitResume", "-p:SpectraKitRunFile=gone.json");
        var unsaid = await RunAsync(consumer, service, "msbuild", "-t:SpectraKitResume", "-p:SpectraKitRunFile=");

        Assert.Contains("lib.dll(1,1): warning SPK2013: ", build.ShouldExitWith(0).Output);
        Assert.Contains("SpectraKitResume", build.Output);
        Assert.Equal(2, GatedProject.Scans(resume.ShouldExitWith(1)));
        Assert.Contains("lib.dll(1,1): error SPK2001: ", resume.Output);
        Assert.Equal(1, GatedProject.Scans(one.ShouldExitWith(1)));
        Assert.Equal(sent, service.Counters.Submissions);
        Assert.Contains("error SPK1017: ", none.ShouldExitWith(1).Output);
        Assert.Contains("error SPK1003: SpectraKitRunFile", unsaid.ShouldExitWith(1).Output);
    }

    [Fact]
    public async Task What_is_listed_is_scanned_with_what_was_built_and_a_release_is_asked_about_again()
    {
        await using var service = await SpectraEmulator.StartAsync(cancellationToken: Token);
        using var consumer = new Consumer(packages);
        consumer.Write("Class1.cs", "public static class Class1;");
        consumer.Write("notes.txt", "shipped beside it");
        consumer.Write("list.txt", "notes.txt\n");
        consumer.WriteProject("lib.csproj", "<PropertyGroup><SpectraKitScanOn>Build</SpectraKitScanOn><SpectraKitReport>scan.json</SpectraKitReport></PropertyGroup>", "SpectraKit.MSBuild");
        string[] listed = ["build", "-p:SpectraKitScan=true", "-p:SpectraKitFileLists=list.txt", "-p:SpectraKitReports=manifest=release.json"];

        var first = await RunAsync(consumer, service, listed);
        var unchanged = await RunAsync(consumer, service, [.. listed, "--no-restore"]);
        var calm = await RunAsync(consumer, service, "msbuild", "-t:SpectraKitRecheck", "-p:SpectraKitManifests=release.json");
        consumer.Write("notes.txt", "another text, shipped beside it");
        var changed = await RunAsync(consumer, service, [.. listed, "--no-restore", "-p:SpectraKitManifests=release.json", "-p:SpectraKitReports="]);
        var paths = consumer.PathsIn("scan.json");
        await service.SetVerdictAsync(new() { Name = "notes.txt", Classification = "malicious", RiskScore = 10, ThreatName = "Win32.Trojan.Example" }, Token);
        var recheck = await RunAsync(consumer, service, "msbuild", "-t:SpectraKitRecheck", "-p:SpectraKitManifests=release.json", "-p:SpectraKitRecheckReport=changes.json");

        Assert.Equal(1, GatedProject.Scans(first.ShouldExitWith(0)));
        Assert.Equal(0, GatedProject.Scans(unchanged.ShouldExitWith(0)));
        Assert.Contains(" 0 changed.", calm.ShouldExitWith(0).Output);
        Assert.Equal(1, GatedProject.Scans(changed.ShouldExitWith(0)));
        // The file as it is, and the release's of the same name, which is another content by now.
        Assert.Contains("notes.txt", paths);
        Assert.Contains("release.json!/notes.txt", paths);
        Assert.Contains("notes.txt(1,1): error SPK4006: ", recheck.ShouldExitWith(1).Output);
        Assert.Contains("\"wasOutcome\": \"unknown\"", File.ReadAllText(consumer.Combine("changes.json")));
    }

    private static Task<ProcessRun> RunAsync(Consumer consumer, SpectraEmulator service, params string[] arguments) =>
        consumer.DotnetAsync([.. arguments, "-tl:off", "-nologo"], new Dictionary<string, string> { ["SPECTRAKIT_URL"] = service.BaseAddress.ToString(), ["SPECTRAKIT_TOKEN"] = service.Token });
}
