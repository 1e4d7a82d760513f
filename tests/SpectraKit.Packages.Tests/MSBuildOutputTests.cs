using System.Text.Json;
using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>What the gate scans, for the shapes that a project, and a solution, can have. One service for all, since an emulator of each build's own takes longer to start than the build does.</summary>
public sealed class MSBuildOutputTests(PackedPackages packages) : IAsyncLifetime
{
    private const string Gate = "<SpectraKitScan>true</SpectraKitScan><SpectraKitReport>scan.json</SpectraKitReport>";

    private SpectraEmulator? _service;

    public async ValueTask InitializeAsync() => _service = await SpectraEmulator.StartAsync();

    public ValueTask DisposeAsync() => _service!.DisposeAsync();

    [Fact]
    public async Task Every_framework_and_the_package_are_scanned_once()
    {
        using var consumer = new Consumer(packages);
        consumer.Write("Class1.cs", "public static class Class1;");
        consumer.WriteProject("lib.csproj", $"<PropertyGroup><TargetFramework /><TargetFrameworks>net10.0;netstandard2.1</TargetFrameworks><LangVersion>latest</LangVersion>{Gate}<SpectraKitScanOn>Build;Pack</SpectraKitScanOn></PropertyGroup>", "SpectraKit.MSBuild");

        var pack = await RunAsync(consumer, ["pack", "-tl:off"]);
        var again = await RunAsync(consumer, ["pack", "--no-restore", "-tl:off"]);

        Assert.Equal(3, GatedProject.Scans(pack.ShouldExitWith(0)));
        Assert.Equal(0, GatedProject.Scans(again.ShouldExitWith(0)));
        Assert.All(consumer.PathsIn("scan.net10.0.json"), path => Assert.StartsWith("bin/Release/net10.0/", path));
        Assert.All(consumer.PathsIn("scan.netstandard2.1.json"), path => Assert.StartsWith("bin/Release/netstandard2.1/", path));
        Assert.Contains("bin/Release/lib.1.0.0.nupkg", consumer.PathsIn("scan.json"));
    }

    [Fact]
    public async Task A_single_trimmed_file_is_scanned_as_it_ships()
    {
        using var consumer = new Consumer(packages);
        consumer.Write("Program.cs", "System.Console.WriteLine(\"Hello\");");
        consumer.WriteProject("app.csproj", $"<PropertyGroup><OutputType>Exe</OutputType><RuntimeIdentifier>{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier><PublishSingleFile>true</PublishSingleFile><PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained><DebugType>none</DebugType>{Gate}</PropertyGroup>", "SpectraKit.MSBuild");

        var publish = await RunAsync(consumer, ["publish", "-o", "out", "-tl:off"]);

        Assert.Equal(1, GatedProject.Scans(publish.ShouldExitWith(0)));
        Assert.Equal(Directory.GetFiles(consumer.Combine("out")).Select(path => $"out/{Path.GetFileName(path)}").Order(StringComparer.Ordinal), consumer.PathsIn("scan.json"));
    }

    [Fact]
    public async Task Static_web_assets_are_scanned_where_they_are_published()
    {
        using var consumer = new Consumer(packages);
        consumer.Write("Program.cs", "Microsoft.AspNetCore.Builder.WebApplication.Create().Run();");
        consumer.Write("wwwroot/site.js", "console.log('hello');");
        var path = consumer.WriteProject("web.csproj", $"<PropertyGroup>{Gate}</PropertyGroup>", "SpectraKit.MSBuild");
        File.WriteAllText(path, File.ReadAllText(path).Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal));

        var publish = await RunAsync(consumer, ["publish", "-tl:off"]);

        Assert.Equal(1, GatedProject.Scans(publish.ShouldExitWith(0)));
        Assert.Contains("bin/Release/net10.0/publish/wwwroot/site.js", consumer.PathsIn("scan.json"));
        Assert.Contains("bin/Release/net10.0/publish/wwwroot/site.js.br", consumer.PathsIn("scan.json"));
    }

    [Fact]
    public async Task A_solution_is_scanned_once_for_each_project_or_once_for_all()
    {
        using var consumer = Solution();

        var each = await RunAsync(consumer, ["build", "-m:2", "-tl:off"]);
        var graph = await RunAsync(consumer, ["build", "--no-restore", "-c", "Graph", "-graph", "-isolate", "-m:2", "-tl:off"]);
        var threads = await RunAsync(consumer, ["build", "--no-restore", "-c", "Threads", "-mt", "-m:2", "-tl:off"]);
        consumer.Write("Directory.Solution.targets", Readme.Example("## One scan for a solution", "xml", "docs/msbuild.md"));
        var together = await RunAsync(consumer, ["build", "--no-restore", "-c", "Together", "-p:SpectraKitScanPer=Solution", "-m:2", "-tl:off"]);
        var alone = await RunAsync(consumer, ["build", "app", "--no-restore", "-c", "Alone", "-p:SpectraKitScanPer=Solution", "-tl:off"]);

        Assert.Equal(2, GatedProject.Scans(each.ShouldExitWith(0)));
        Assert.Equal(2, GatedProject.Scans(graph.ShouldExitWith(0)));
        Assert.Equal(2, GatedProject.Scans(threads.ShouldExitWith(0)));
        Assert.Equal(1, GatedProject.Scans(together.ShouldExitWith(0)));
        Assert.Contains("app/bin/Together/net10.0/app.dll", consumer.PathsIn("scan.json"));
        Assert.Contains("lib/bin/Together/net10.0/lib.dll", consumer.PathsIn("scan.json"));
        Assert.Equal(2, GatedProject.Scans(alone.ShouldExitWith(0)));
    }

    [Fact]
    public async Task The_projects_of_a_build_share_one_emulator()
    {
        using var consumer = Solution();

        (await RunAsync(consumer, ["build", "-m:1", "-tl:off", "-p:SpectraKitEmulator=true"], withService: false)).ShouldExitWith(0);

        Assert.Equal(Address(consumer, "app/scan.json"), Address(consumer, "lib/scan.json"));
    }

    private Task<ProcessRun> RunAsync(Consumer consumer, IEnumerable<string> arguments, bool withService = true) => consumer.DotnetAsync(
        arguments,
        withService ? new Dictionary<string, string> { ["SPECTRAKIT_URL"] = _service!.BaseAddress.ToString(), ["SPECTRAKIT_TOKEN"] = _service.Token } : null);

    private Consumer Solution()
    {
        var consumer = new Consumer(packages);
        consumer.Write("Directory.Build.props", $"<Project><PropertyGroup>{Gate}<SpectraKitScanOn>Build</SpectraKitScanOn></PropertyGroup></Project>");
        consumer.Write("all.slnx", """<Solution><Configurations><BuildType Name="Debug" /><BuildType Name="Graph" /><BuildType Name="Threads" /><BuildType Name="Together" /></Configurations><Project Path="app/app.csproj" /><Project Path="lib/lib.csproj" /></Solution>""");
        consumer.Write("app/Program.cs", "System.Console.WriteLine(Class1.Name);");
        consumer.Write("lib/Class1.cs", "public static class Class1 { public const string Name = \"lib\"; }");
        consumer.WriteProject("app/app.csproj", "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><ProjectReference Include=\"../lib/lib.csproj\" /></ItemGroup>", "SpectraKit.MSBuild");
        consumer.WriteProject("lib/lib.csproj", "", "SpectraKit.MSBuild");
        return consumer;
    }

    private static string? Address(Consumer consumer, string report)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(consumer.Combine(report)));
        return json.RootElement.GetProperty("service").GetProperty("url").GetString();
    }
}
