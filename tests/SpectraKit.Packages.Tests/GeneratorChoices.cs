namespace SpectraKit.Packages.Tests;

/// <summary>
/// One project that has the generator's package, and what its compiler would be told in builds of several kinds. All are asked for in one process, and nothing is compiled:
/// the SDK is read once, and not ten times.
/// </summary>
public sealed class GeneratorChoices(PackedPackages packages) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _builds = new()
    {
        ["a compiler of its own"] = "",
        ["a compiler server"] = "UseSharedCompilation=true",
        ["an SDK that a distribution built"] = "NETCoreSdkRuntimeIdentifier=somebodys.24.04-x64",
        ["an SDK for musl"] = $"NETCoreSdkRuntimeIdentifier={PackedPackages.Runtime.Replace("linux-", "linux-musl-", StringComparison.Ordinal)};NETCoreSdkPortableRuntimeIdentifier=linux-musl-x64",
        ["turned off"] = "SpectraKitGeneratorAheadOfTime=false",
        ["a runtime without an image"] = "NETCoreSdkRuntimeIdentifier=linux-riscv64;NETCoreSdkPortableRuntimeIdentifier=linux-riscv64",
        ["a design-time build"] = "DesignTimeBuild=true",
        ["a compiler by its folder"] = $"CscToolPath={Path.Combine(packages.SdkFolder, "Roslyn", "bincore")}",
        ["a compiler by its name"] = $"CscToolExe=csc{(OperatingSystem.IsWindows() ? ".exe" : "")}",
        ["a compiler on .NET Framework"] = "RoslynCompilerType=FrameworkPackage",
        ["no analyzers"] = "NoGenerator=true",
    };

    private readonly Consumer _consumer = new(packages);

    public async ValueTask InitializeAsync()
    {
        _consumer.Write("pets.json", """{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}, "components": {"schemas": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}}}""");
        _consumer.WriteProject(
            "app.csproj",
            """
            <ItemGroup><EndpointSpec Include="pets.json" Namespace="Pets" Client="PetsClient" /></ItemGroup>
            <PropertyGroup><UseAppHost>false</UseAppHost></PropertyGroup>
            <Target Name="RemoveGenerator" AfterTargets="ResolveLockFileAnalyzers" Condition="'$(NoGenerator)' == 'true'">
              <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
            </Target>
            <Target Name="ListArguments" DependsOnTargets="Compile">
              <WriteLinesToFile File="$(Build).rsp" Lines="@(CscCommandLineArgs)" />
            </Target>
            """,
            "SpectraKit.Generator",
            "SpectraKit.Runtime");
        _consumer.Write(
            "builds.proj",
            $"""
            <Project>
              <ItemGroup>
                {string.Join("\n    ", _builds.Select(build => $"<Build Include=\"app.csproj\" AdditionalProperties=\"Build={build.Key};UseSharedCompilation=false;{build.Value}\" />"))}
              </ItemGroup>
              <Target Name="List">
                <MSBuild Projects="@(Build)" Targets="ListArguments" Properties="SkipCompilerExecution=true;ProvideCommandLineArgs=true" />
              </Target>
            </Project>
            """);
        (await _consumer.DotnetAsync(["restore", "app.csproj"])).ShouldExitWith(0);
        (await _consumer.DotnetAsync(["msbuild", "builds.proj", "-nologo", "-t:List"])).ShouldExitWith(0);
    }

    public ValueTask DisposeAsync()
    {
        _consumer.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The generator's files that a build's compiler is given.</summary>
    internal IReadOnlyList<string> GeneratorsOf(string build) =>
        [.. Arguments(build).Where(argument => argument.StartsWith("/analyzer:", StringComparison.Ordinal) && argument.Contains("SpectraKit.Generator", StringComparison.Ordinal)).Select(argument => argument.Replace('\\', '/').Trim('"'))];

    /// <summary>Compiles as a build would, in a process of its own, and returns the methods that the runtime had to compile first.</summary>
    internal async Task<IReadOnlyList<string>> CompileAsync(string build, string compiler)
    {
        var log = _consumer.Combine($"{build}.methods");
        var compilation = await _consumer.DotnetAsync(
            ["exec", compiler, "-noconfig", $"@{build}.rsp"],
            new Dictionary<string, string> { ["DOTNET_JitStdOutFile"] = log, ["DOTNET_JitDisasmSummary"] = "1" });
        compilation.ShouldExitWith(0);
        return
        [
            .. from line in await File.ReadAllLinesAsync(log)
               where !line.Contains("Tier1", StringComparison.Ordinal)
               let start = line.IndexOf("JIT compiled ", StringComparison.Ordinal)
               where start >= 0
               select line[(start + "JIT compiled ".Length)..],
        ];
    }

    private string[] Arguments(string build) => File.ReadAllLines(_consumer.Combine($"{build}.rsp"));
}
