using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The package Cake.SpectraKit in a script of somebody else's, run by the real <c>dotnet cake</c>.</summary>
public sealed class CakeTests(PackedPackages packages)
{
    [Fact]
    public async Task The_readme_example_scans_and_passes()
    {
        using var consumer = await ScriptAsync(Readme.Example("### Cake", "csharp"));

        var cake = await CakeAsync(consumer);

        cake.ShouldExitWith(0);
        Assert.Contains("1 file: 0 malicious", cake.Output);
        Assert.Contains("an emulator's", cake.Output);
    }

    [Fact]
    public async Task A_malicious_file_ends_the_script_with_its_path_and_code()
    {
        using var consumer = await ScriptAsync(Readme.Example("### Cake", "csharp").Replace("Emulator = true", "Emulator = true, EmulatorRules = \"rules.json\"", StringComparison.Ordinal));
        consumer.Write("rules.json", ReadmeProject.Rules("app.dll"));

        var cake = await CakeAsync(consumer);

        cake.ShouldExitWith(1);
        Assert.Contains("SPK2001", cake.All);
        Assert.Contains("publish/app.dll", cake.All);
        Assert.Contains("Win32.Trojan.Example", cake.All);
    }

    [Fact]
    public async Task Every_verb_reaches_the_service()
    {
        await using var service = await Emulator.SpectraEmulator.StartAsync(new() { AnalysisDelay = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);
        using var consumer = await ScriptAsync($$"""
            #addin nuget:?package=Cake.SpectraKit&version=0.1.0

            // One string, since Cake colours what is filled in.
            var settings = new SpectraKitSettings { Url = new Uri("{{service.BaseAddress}}") };
            Information("PLANNED " + SpectraKitPlan("publish/*.dll", new SpectraKitScanSettings { Url = settings.Url }).UploadBytesAtMost);
            var submitted = SpectraKitSubmit(GetFiles("./publish/*.dll"), settings);
            Information("SUBMITTED " + submitted.Single().Name);
            var hash = submitted.Single().Sha256;
            Information("STATE " + SpectraKitStatus(new[] { hash }, settings).Single().State);
            var sample = SpectraKitDownload(new[] { hash }, "./quarantine", new SpectraKitDownloadSettings { Url = settings.Url }).Single();
            Information("LENGTH " + new System.IO.FileInfo(sample.Path).Length);
            var report = SpectraKitScan(GetFiles("./publish/*.dll"), new SpectraKitScanSettings { Url = settings.Url, Report = "scan.json" });
            Information("OUTCOME " + report.Files.Single().Outcome + " " + report.IsEmulated);
            """);
        consumer.Write("spectrakit.json", """{ "failOn": "suspicious" }""");
        File.AppendAllText(consumer.Combine("build.cake"), $$"""
            foreach (var check in SpectraKitDoctor(new SpectraKitDoctorSettings { Url = settings.Url, ThrowOnFailure = false }).Where(check => check.Name == "rights"))
                Information("RIGHTS " + check.State);
            SpectraKitCheckPolicy("./spectrakit.json");
            SpectraKitRender("scan.json", new[] { "csv=scan.csv", "manifest=release.json" });
            SpectraKitPruneCache("./cache", TimeSpan.FromDays(1));
            var again = SpectraKitRecheck(GetFiles("./release.json"), new SpectraKitGateSettings { Url = settings.Url });
            Information("RECHECKED " + again.Asked + " CHANGED " + again.Changes.Count);
            System.IO.File.WriteAllText("publish/later.dll", "code that is sent now");
            var sent = SpectraKitScan("publish/later.dll", new SpectraKitScanSettings { Url = settings.Url, RunFile = "run.json", SubmitOnly = true, ThrowOnFailure = false });
            Information("SENT " + sent.ExitCode);
            var later = SpectraKitResume("run.json", new SpectraKitResumeSettings { Reports = { "csv=resumed.csv" } });
            Information("RESUMED " + later.ExitCode + " " + later.Files.Single().Path.FullPath);
            """);

        var cake = await CakeAsync(consumer, ("SPECTRAKIT_TOKEN", "emulator"));

        cake.ShouldExitWith(0);
        Assert.Contains("PLANNED 13", cake.Output);
        Assert.Contains("SUBMITTED publish/app.dll", cake.Output);
        Assert.Contains("STATE process", cake.Output);
        Assert.Contains("LENGTH 13", cake.Output);
        Assert.Contains("OUTCOME Unknown False", cake.Output);
        Assert.Contains("RIGHTS ok", cake.Output);
        Assert.Contains("suspicious fail, ", cake.Output);
        Assert.Contains("0 verdicts deleted.", cake.Output);
        Assert.Contains("RECHECKED 1 CHANGED 0", cake.Output);
        Assert.Contains("SENT 5", cake.Output);
        Assert.Contains("RESUMED 0 publish/later.dll", cake.Output);
        Assert.Equal(2, service.Counters.Submissions);
        Assert.All(["scan.json", "scan.csv", "resumed.csv"], file => Assert.True(File.Exists(consumer.Combine(file))));
    }

    [Fact]
    public async Task What_got_worse_since_a_release_ends_the_script_with_its_code()
    {
        await using var service = await Emulator.SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var consumer = await ScriptAsync($$"""
            #addin nuget:?package=Cake.SpectraKit&version=0.1.0

            var settings = new SpectraKitScanSettings { Url = new Uri("{{service.BaseAddress}}"), Reports = { "manifest=release.json" } };
            if (!FileExists("release.json"))
                SpectraKitScan("publish/*.dll", settings);
            else
                SpectraKitRecheck(GetFiles("release.json"), settings);
            """);
        (await CakeAsync(consumer, ("SPECTRAKIT_TOKEN", "emulator"))).ShouldExitWith(0);
        await service.SetVerdictAsync(new() { Name = "app.dll", Classification = "malicious", RiskScore = 10, ThreatName = "Win32.Trojan.Example" }, TestContext.Current.CancellationToken);

        var cake = await CakeAsync(consumer, ("SPECTRAKIT_TOKEN", "emulator"));

        cake.ShouldExitWith(1);
        Assert.Contains("SPK4006: publish/app.dll was unknown and is malicious", cake.All);
    }

    [Fact]
    public async Task Without_a_token_the_script_ends_before_anything_is_sent()
    {
        await using var service = await Emulator.SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var consumer = await ScriptAsync($$"""
            #addin nuget:?package=Cake.SpectraKit&version=0.1.0

            SpectraKitScan("./publish/*.dll", new SpectraKitScanSettings { Url = new Uri("{{service.BaseAddress}}") });
            """);

        var cake = await CakeAsync(consumer);

        Assert.NotEqual(0, cake.ExitCode);
        Assert.Contains("SPK1002", cake.All);
        Assert.Equal(0, service.Counters.Requests);
    }

    private Task<Consumer> ScriptAsync(string script) => CakeScript.WriteAsync(packages, script);

    private Task<ProcessRun> CakeAsync(Consumer consumer, params (string Name, string Value)[] environment) => CakeScript.RunAsync(packages, consumer, environment);
}
