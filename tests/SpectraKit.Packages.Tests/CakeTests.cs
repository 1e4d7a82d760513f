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
        consumer.Write("rules.json", MSBuildTests.Rules("app.dll"));

        var cake = await CakeAsync(consumer);

        cake.ShouldExitWith(1);
        Assert.Contains("SPK2001", cake.All);
        Assert.Contains("publish/app.dll", cake.All);
        Assert.Contains("Win32.Trojan.Example", cake.All);
    }

    [Fact]
    public async Task Every_verb_reaches_the_service()
    {
        await using var service = await Emulator.SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var consumer = await ScriptAsync($$"""
            #addin nuget:?package=Cake.SpectraKit&version=0.1.0

            // One string, since Cake colours what is filled in.
            var settings = new SpectraKitSettings { Url = new Uri("{{service.BaseAddress}}") };
            var submitted = SpectraKitSubmit(GetFiles("./publish/*.dll"), settings);
            Information("SUBMITTED " + submitted.Single().Name);
            var hash = submitted.Single().Sha256;
            Information("STATE " + SpectraKitStatus(new[] { hash }, settings).Single().State);
            var sample = SpectraKitDownload(new[] { hash }, "./quarantine", new SpectraKitDownloadSettings { Url = settings.Url }).Single();
            Information("LENGTH " + new System.IO.FileInfo(sample.Path).Length);
            var report = SpectraKitScan(GetFiles("./publish/*.dll"), new SpectraKitScanSettings { Url = settings.Url, Report = "scan.json" });
            Information("OUTCOME " + report.Files.Single().Outcome + " " + report.IsEmulated);
            """);

        var cake = await CakeAsync(consumer, ("SPECTRAKIT_TOKEN", "emulator"));

        cake.ShouldExitWith(0);
        Assert.Contains("SUBMITTED publish/app.dll", cake.Output);
        Assert.Contains("STATE processed", cake.Output);
        Assert.Contains("LENGTH 13", cake.Output);
        Assert.Contains("OUTCOME Unknown False", cake.Output);
        Assert.True(File.Exists(consumer.Combine("scan.json")));
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
