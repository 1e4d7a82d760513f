using System.Text.Json;

namespace SpectraKit.Packages.Tests;

/// <summary>The package SpectraKit.MSBuild in a project of somebody else's, built by the real <c>dotnet</c>.</summary>
public sealed class MSBuildTests(ReadmeProject project, PackedPackages packages) : IClassFixture<ReadmeProject>
{
    private Consumer Consumer => project.Consumer;

    [Fact]
    public async Task The_readme_example_scans_what_was_published_and_passes()
    {
        var publish = await Consumer.DotnetAsync([.. ReadmeProject.Command, "-p:SpectraKitReport=readme.json"]);

        publish.ShouldExitWith(0);
        using var report = JsonDocument.Parse(File.ReadAllText(Consumer.Combine("readme.json")));
        Assert.Contains("bin/Release/net10.0/publish/app.dll", Consumer.PathsIn("readme.json"));
        Assert.True(report.RootElement.GetProperty("service").GetProperty("emulator").GetBoolean());
    }

    [Fact]
    public async Task A_malicious_file_fails_the_publish_with_its_path_and_code()
    {
        var publish = await project.PublishAsync("Malicious", "-p:SpectraKitEmulatorRules=rules.json");

        publish.ShouldExitWith(1);
        Assert.Contains("bin/Malicious/net10.0/publish/app.dll(1,1): error SPK2001: ", publish.Output);
        Assert.Contains("Win32.Trojan.Example", publish.Output);
    }

    [Fact]
    public async Task Nothing_is_scanned_unless_it_is_asked_for()
    {
        var publish = await Consumer.DotnetAsync(["publish", "--no-restore", "-c", "Unasked", "-p:SpectraKitReport=unasked.json", "-tl:off"]);

        publish.ShouldExitWith(0);
        Assert.DoesNotContain("SpectraKit:", publish.Output);
        Assert.False(File.Exists(Consumer.Combine("unasked.json")));
    }

    [Fact]
    public async Task Packing_scans_the_package_and_a_bad_entry_makes_it_bad()
    {
        var pack = await Consumer.DotnetAsync(
            ["pack", "--no-restore", "-c", "Packed", "-p:SpectraKitScan=true", "-p:SpectraKitEmulator=true", "-p:SpectraKitEmulatorRules=rules.json", "-tl:off"]);

        pack.ShouldExitWith(1);
        Assert.Contains("bin/Packed/app.1.0.0.nupkg(1,1): error SPK2001: ", pack.Output);
    }

    [Fact]
    public async Task Items_take_the_place_of_the_default()
    {
        var publish = await project.PublishAsync("Items", "-p:Shipped=shipped.txt", "-p:SpectraKitReport=items.json");

        publish.ShouldExitWith(0);
        Assert.Equal(["shipped.txt"], Consumer.PathsIn("items.json"));
    }

    [Theory]
    [InlineData("-p:SpectraKitFailOn=nonsense", "SPK1003")]
    [InlineData("-p:SpectraKitTimeout=soon", "SPK1003")]
    [InlineData("-p:SpectraKitEmulatorRules=missing.json", "SPK1009")]
    [InlineData("-p:SpectraKitEmulator=false", "SPK1001")]
    public async Task A_bad_setting_is_an_error_with_its_code(string property, string code)
    {
        var publish = await project.PublishAsync("Settings", property);

        publish.ShouldExitWith(1);
        Assert.Contains($"error {code}: ", publish.Output);
    }

    [Fact]
    public async Task A_project_for_several_frameworks_scans_its_package_once()
    {
        using var consumer = new Consumer(packages);
        consumer.Write("Class1.cs", "public static class Class1;");
        consumer.WriteProject("lib.csproj", "<PropertyGroup><TargetFramework /><TargetFrameworks>net10.0;netstandard2.1</TargetFrameworks><LangVersion>latest</LangVersion></PropertyGroup>", "SpectraKit.MSBuild");

        var pack = await consumer.DotnetAsync(["pack", "-p:SpectraKitScan=true", "-p:SpectraKitEmulator=true", "-tl:off"]);

        Assert.Equal(1, GatedProject.Scans(pack.ShouldExitWith(0)));
    }

    [Fact]
    public async Task The_other_tasks_submit_ask_and_download()
    {
        await using var service = await Emulator.SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var build = await Consumer.DotnetAsync(
            ["msbuild", "-t:Verbs", $"-p:Service={service.BaseAddress}", "-tl:off"],
            new Dictionary<string, string> { ["SPECTRAKIT_TOKEN"] = "emulator" });

        build.ShouldExitWith(0);
        Assert.Contains("STATE processed SAMPLES 1", build.Output);
        Assert.Equal("harmless", File.ReadAllText(Assert.Single(Directory.GetFiles(Consumer.Combine("quarantine")))));
    }
}
