using System.Text.Json;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The package SpectraKit.MSBuild in a project of somebody else's, built by the real <c>dotnet</c>.</summary>
public sealed class MSBuildTests(PackedPackages packages)
{
    private const string Program = "System.Console.WriteLine(\"Hello\");";

    [Fact]
    public async Task The_readme_example_scans_what_was_published_and_passes()
    {
        using var consumer = App();

        var publish = await consumer.DotnetAsync([.. ReadmeCommand(), "-p:SpectraKitReport=scan.json"]);

        publish.ShouldExitWith(0);
        using var report = JsonDocument.Parse(File.ReadAllText(consumer.Combine("scan.json")));
        var paths = report.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).ToList();
        Assert.Contains("bin/Release/net10.0/publish/app.dll", paths);
        Assert.True(report.RootElement.GetProperty("service").GetProperty("emulator").GetBoolean());
    }

    [Fact]
    public async Task A_malicious_file_fails_the_publish_with_its_path_and_code()
    {
        using var consumer = App();
        consumer.Write("rules.json", Rules("app.dll"));

        var publish = await consumer.DotnetAsync([.. ReadmeCommand(), "-p:SpectraKitEmulatorRules=rules.json", "-tl:off"]);

        publish.ShouldExitWith(1);
        Assert.Contains("bin/Release/net10.0/publish/app.dll(1,1): error SPK2001: ", publish.Output);
        Assert.Contains("Win32.Trojan.Example", publish.Output);
    }

    [Fact]
    public async Task Nothing_is_scanned_unless_it_is_asked_for()
    {
        using var consumer = App();

        var publish = await consumer.DotnetAsync(["publish", "-p:SpectraKitReport=scan.json", "-tl:off"]);

        publish.ShouldExitWith(0);
        Assert.DoesNotContain("SpectraKit:", publish.Output);
        Assert.False(File.Exists(consumer.Combine("scan.json")));
    }

    [Fact]
    public async Task Packing_scans_the_package_and_a_bad_entry_makes_it_bad()
    {
        using var consumer = App();
        consumer.Write("rules.json", Rules("app.dll"));

        var pack = await consumer.DotnetAsync(
            ["pack", "-p:SpectraKitScan=true", "-p:SpectraKitEmulator=true", "-p:SpectraKitEmulatorRules=rules.json", "-tl:off"]);

        pack.ShouldExitWith(1);
        Assert.Contains("bin/Release/app.1.0.0.nupkg(1,1): error SPK2001: ", pack.Output);
    }

    [Fact]
    public async Task Items_take_the_place_of_the_default()
    {
        using var consumer = App("""<ItemGroup><SpectraKitArtifact Include="$(MSBuildProjectDirectory)/shipped.txt" /></ItemGroup>""");
        consumer.Write("shipped.txt", "harmless");

        var publish = await consumer.DotnetAsync([.. ReadmeCommand(), "-p:SpectraKitReport=scan.json"]);

        publish.ShouldExitWith(0);
        using var report = JsonDocument.Parse(File.ReadAllText(consumer.Combine("scan.json")));
        Assert.Equal("shipped.txt", Assert.Single(report.RootElement.GetProperty("files").EnumerateArray()).GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("-p:SpectraKitFailOn=nonsense", "SPK1003")]
    [InlineData("-p:SpectraKitTimeout=soon", "SPK1003")]
    [InlineData("-p:SpectraKitEmulatorRules=missing.json", "SPK1009")]
    [InlineData("-p:SpectraKitEmulator=false", "SPK1001")]
    public async Task A_bad_setting_is_an_error_with_its_code(string property, string code)
    {
        using var consumer = App();

        var publish = await consumer.DotnetAsync([.. ReadmeCommand(), property, "-tl:off"]);

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
        using var consumer = App($"""
            <Target Name="Verbs">
              <SubmitArtifacts Artifacts="shipped.txt" Url="{service.BaseAddress}" WorkingFolder="$(MSBuildProjectDirectory)">
                <Output TaskParameter="Submitted" ItemName="Submitted" />
              </SubmitArtifacts>
              <GetSampleStatus Hashes="%(Submitted.Sha256)" Url="{service.BaseAddress}">
                <Output TaskParameter="States" ItemName="States" />
              </GetSampleStatus>
              <DownloadSamples Hashes="%(Submitted.Sha256)" Folder="quarantine" Url="{service.BaseAddress}" WorkingFolder="$(MSBuildProjectDirectory)">
                <Output TaskParameter="Samples" ItemName="Samples" />
              </DownloadSamples>
              <Message Importance="high" Text="STATE %(States.State) SAMPLES @(Samples->Count())" />
            </Target>
            """);
        consumer.Write("shipped.txt", "harmless");

        var build = await consumer.DotnetAsync(
            ["build", "-t:Restore;Verbs", "-tl:off"],
            new Dictionary<string, string> { ["SPECTRAKIT_TOKEN"] = "emulator" });

        build.ShouldExitWith(0);
        Assert.Contains("STATE processed SAMPLES 1", build.Output);
        Assert.Equal("harmless", File.ReadAllText(Assert.Single(Directory.GetFiles(consumer.Combine("quarantine")))));
    }

    internal static string Rules(string name) =>
        $$"""{"rules": [{"name": "{{name}}", "classification": "malicious", "riskScore": 10, "threatName": "Win32.Trojan.Example"}]}""";

    /// <summary>What the README tells a user to type, without the program's name.</summary>
    private static IEnumerable<string> ReadmeCommand() =>
        Readme.Example("### MSBuild", "sh").Trim().Split(' ').Skip(1);

    private Consumer App(string body = "")
    {
        var consumer = new Consumer(packages);
        consumer.Write("Program.cs", Program);
        // The README's own item group, with nothing but the feed's version as it is.
        consumer.WriteProject("app.csproj", $"<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>{Readme.Example("### MSBuild", "xml")}{body}");
        return consumer;
    }
}
