using System.Reflection.PortableExecutable;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The package SpectraKit.Tool, installed as a user installs it.</summary>
public sealed class ToolTests(PackedPackages packages)
{
    [Fact]
    public async Task The_tool_installs_and_the_readme_example_runs()
    {
        using var consumer = new Consumer(packages);
        consumer.Write("publish/app.dll", "harmless code");
        consumer.Write("publish/app.pdb", "symbols");
        var environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = packages.Cache };
        (await consumer.DotnetAsync(["tool", "install", "SpectraKit.Tool", "--tool-path", "tools", "--add-source", packages.Feed, "--version", packages.Version], environment)).ShouldExitWith(0);

        var arguments = Readme.Example("### Command line", "sh").Trim().Replace("\"", "", StringComparison.Ordinal).Split(' ').Skip(1);
        var scan = await ProcessRun.StartAsync(
            consumer.Combine("tools", "spectrakit"),
            [.. arguments, "--emulator"],
            consumer.Folder,
            cancellationToken: TestContext.Current.CancellationToken);

        scan.ShouldExitWith(0);
        Assert.Contains("1 file: 0 malicious", scan.Output);
        Assert.True(File.Exists(consumer.Combine("scan.json")));
    }

    [Fact(Explicit = true)]
    public async Task Packed_for_a_runtime_its_code_is_compiled_ahead_and_for_any_other_it_is_not()
    {
        using var consumer = new Consumer(packages);
        var runtime = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        (await Dotnet.RunAsync(Repository.Root, ["pack", "src/SpectraKit.Tool", "-c", Repository.Configuration, "-o", consumer.Combine("feed"), $"-p:ToolRuntimes={runtime}+any"])).ShouldExitWith(0);

        var environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = consumer.Combine("cache") };
        (await consumer.DotnetAsync(["tool", "install", "SpectraKit.Tool", "--tool-path", "tools", "--add-source", consumer.Combine("feed"), "--version", packages.Version], environment)).ShouldExitWith(0);
        var version = await ProcessRun.StartAsync(consumer.Combine("tools", "spectrakit"), ["--version"], consumer.Folder, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(packages.Version, version.ShouldExitWith(0).Output);
        Assert.True(IsCompiledAhead(Assert.Single(Directory.GetFiles(consumer.Combine("tools"), "SpectraKit.Tool.dll", SearchOption.AllDirectories))));
        System.IO.Compression.ZipFile.ExtractToDirectory(consumer.Combine("feed", $"SpectraKit.Tool.any.{packages.Version}.nupkg"), consumer.Combine("any"));
        Assert.False(IsCompiledAhead(Assert.Single(Directory.GetFiles(consumer.Combine("any"), "SpectraKit.Tool.dll", SearchOption.AllDirectories))));
    }

    private static bool IsCompiledAhead(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
