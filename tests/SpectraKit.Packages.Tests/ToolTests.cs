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
}
