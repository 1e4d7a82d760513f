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

    [Fact]
    public async Task The_examples_of_the_sdks_page_compile()
    {
        using var consumer = new Consumer(packages);
        consumer.Write("Program.cs", Readme.Example("## A client", "csharp", "docs/sdk.md"));
        consumer.Write(
            "Services.cs",
            $$"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            using SpectraKit.Extensions.DependencyInjection;

            static class Services
            {
                public static void Add(WebApplicationBuilder builder)
                {
                    {{Readme.Example("## In an application", "csharp", "docs/sdk.md")}}
                }
            }
            """);
        consumer.WriteProject(
            "app.csproj",
            "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" /></ItemGroup>",
            "SpectraKit.Extensions.DependencyInjection",
            "SpectraKit.SampleZip");

        (await consumer.DotnetAsync(["build"])).ShouldExitWith(0);
    }
}
