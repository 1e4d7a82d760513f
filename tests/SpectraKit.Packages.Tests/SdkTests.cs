using SpectraKit.Emulator;

namespace SpectraKit.Packages.Tests;

/// <summary>The README's program for the SDK, compiled against the packages and run against a service.</summary>
public sealed class SdkTests(PackedPackages packages)
{
    [Fact]
    public async Task The_readme_example_compiles_and_runs()
    {
        await using var service = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var consumer = new Consumer(packages);
        consumer.Write("Program.cs", Readme.Example("### SDK", "csharp"));
        consumer.Write("publish/app.dll", "harmless code");
        consumer.WriteProject("app.csproj", "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>", "SpectraKit.Scanning");

        var run = await consumer.DotnetAsync(["run"], new Dictionary<string, string>
        {
            ["SPECTRAKIT_URL"] = service.BaseAddress.ToString(),
            ["SPECTRAKIT_TOKEN"] = "emulator",
        });

        run.ShouldExitWith(0);
        Assert.Contains("unknown publish/app.dll", run.Output);
        Assert.Contains("The service says unknown.", run.Output);
    }
}
