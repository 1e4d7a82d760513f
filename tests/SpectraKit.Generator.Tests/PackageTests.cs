using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests;

/// <summary>What is shipped loads into any compiler host, and brings its own switches.</summary>
public sealed class PackageTests
{
    /// <summary>What the compiler's own host has, at the versions of the Roslyn that the generator is made for; anything else is a file that somebody has to ship.</summary>
    private static readonly string[] _host =
    [
        "netstandard, Version=2.0.0.0",
        "Microsoft.CodeAnalysis, Version=4.14.0.0",
        "Microsoft.CodeAnalysis.CSharp, Version=4.14.0.0",
        "System.Collections.Immutable, Version=9.0.0.0",
        "System.Memory, Version=4.0.1.2",
    ];

    [Fact]
    public void The_analyzer_refers_to_nothing_that_the_compiler_does_not_have()
    {
        using var image = new PEReader(File.OpenRead(typeof(ClientGenerator).Assembly.Location));
        var metadata = image.GetMetadataReader();

        var references = metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => $"{metadata.GetString(reference.Name)}, Version={reference.Version}")
            .ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(reference, _host));
    }

    [Fact]
    public async Task The_package_has_the_analyzer_and_its_switches_where_the_sdk_looks_for_them_and_asks_for_no_other_package()
    {
        using var folder = new TemporaryFolder();
        await DotnetAsync("pack", Repository.PathOf("generator", "SpectraKit.Generator"), "-c", Repository.Configuration, "-o", folder.Path, "-nologo");

        using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder.Path, "SpectraKit.Generator.*.nupkg")));

        Assert.Equal(
            ["analyzers/dotnet/cs/SpectraKit.Generator.dll", "build/SpectraKit.Generator.props", "build/SpectraKit.Generator.targets"],
            package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal) || name.StartsWith("build/", StringComparison.Ordinal) || name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        using var nuspec = new StreamReader(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        Assert.DoesNotContain("<dependency ", await nuspec.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_project_with_a_spec_is_warned_when_the_runtime_is_missing_and_builds_when_it_is_there(bool hasRuntime)
    {
        using var folder = new TemporaryFolder();
        var build = Repository.PathOf("generator", "SpectraKit.Generator", "build", "SpectraKit.Generator");
        folder.Write("Directory.Build.props", "<Project />");
        folder.Write("Directory.Build.targets", "<Project />");
        folder.Write("api.json", Running.Samples.Petstore);
        folder.Write("Code.cs", hasRuntime ? "public class Code { public Pets.PetsApiClient? Client { get; set; } }" : "public class Code;");
        folder.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>{(hasRuntime ? "true" : "false")}</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <Import Project="{build}.props" />
              <ItemGroup>
                {(hasRuntime ? $"<Reference Include=\"{typeof(Runtime.ApiException).Assembly.Location}\" />" : "")}
                <Analyzer Include="{typeof(ClientGenerator).Assembly.Location}" />
                <EndpointSpec Include="api.json" Namespace="Pets" Client="PetsApiClient" />
              </ItemGroup>
              <Import Project="{build}.targets" />
            </Project>
            """);

        var output = await DotnetAsync(expectSuccess: hasRuntime, "build", folder.Combine("App.csproj"), "-nologo", "-nodeReuse:false");

        Assert.Equal(!hasRuntime, output.Contains("warning SPK0105", StringComparison.Ordinal));
    }

    private static Task<string> DotnetAsync(params string[] arguments) => DotnetAsync(expectSuccess: true, arguments);

    private static async Task<string> DotnetAsync(bool expectSuccess, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await error;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True((process.ExitCode == 0) == expectSuccess, output);
        return output;
    }
}
