using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>What the build says before the compiler does, in a real build of a project that lacks something.</summary>
public sealed class TargetsTests
{
    [Fact]
    public async Task A_project_without_the_runtime_is_told_so()
    {
        var run = await BuildAsync("specs/api.json", references: "");

        Assert.Contains("warning SPK0191", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("SPK0192", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spec_that_is_not_there_is_named()
    {
        var run = await BuildAsync("specs/other.json", $"<Reference Include=\"{typeof(Runtime.ApiRequest).Assembly.Location}\" />");

        run.ShouldExitWith(1);
        Assert.Contains("error SPK0192", run.All, StringComparison.Ordinal);
        Assert.Contains("'specs/other.json'", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("SPK0191", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_lacks_nothing_is_told_nothing()
    {
        var run = await BuildAsync("specs/api.json", $"<Reference Include=\"{typeof(Runtime.ApiRequest).Assembly.Location}\" />");

        run.ShouldExitWith(0);
        Assert.DoesNotContain("SPK0", run.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<EndpointSpec Include=\"specs/api.json\" Namespace=\"Other.Api\" Client=\"SampleClient\" />", 1)]
    [InlineData("<EndpointSpec Include=\"specs/../specs/api.json\" Namespace=\"Sample.Api\" Client=\"OtherClient\" />", 1)]
    [InlineData("<EndpointSpec Include=\"specs/api.json\" Namespace=\"Sample.Api\" Client=\"SampleClient\" />", 0)]
    public async Task A_spec_that_is_listed_twice_must_mean_the_same(string item, int exitCode)
    {
        var run = await BuildAsync("specs/api.json", $"<Reference Include=\"{typeof(Runtime.ApiRequest).Assembly.Location}\" />{item}");

        run.ShouldExitWith(exitCode);
        Assert.Equal(exitCode == 1, run.All.Contains("error SPK0193", StringComparison.Ordinal));
        Assert.DoesNotContain("CS8785", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_design_time_build_is_told_nothing()
    {
        var run = await BuildAsync("specs/api.json", references: "", "-p:DesignTimeBuild=true");

        Assert.DoesNotContain("SPK0", run.All, StringComparison.Ordinal);
    }

    private static async Task<ProcessRun> BuildAsync(string spec, string references, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var build = Repository.PathOf("generator", "SpectraKit.Generator", "build", "SpectraKit.Generator");
        folder.Write("Directory.Build.props", "<Project />");
        folder.Write("specs/api.json", """{ "openapi": "3.1.0", "paths": { } }""");
        folder.Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{build}.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {references}
                <EndpointSpec Include="{spec}" Namespace="Sample.Api" Client="SampleClient" />
              </ItemGroup>
              <Import Project="{build}.targets" />
            </Project>
            """);
        return await ProcessRun.StartAsync(
            "dotnet",
            ["build", "-nologo", "-v:q", "-m:1", "-p:UseSharedCompilation=false", "-p:UseAppHost=false", .. arguments],
            folder.Path,
            cancellationToken: TestContext.Current.CancellationToken);
    }
}
