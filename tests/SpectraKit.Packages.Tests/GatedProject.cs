using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>
/// One project with the gate, restored once for a whole class of tests: each of them builds it in a configuration of its own, so that it has its own output. The
/// service is one for all: it calls files suspicious or malicious by their names.
/// </summary>
public sealed class GatedProject(PackedPackages packages) : IAsyncLifetime
{
    private readonly Consumer _consumer = new(packages);
    private SpectraEmulator? _service;

    internal Consumer Consumer => _consumer;

    internal SpectraEmulator Service => _service!;

    public async ValueTask InitializeAsync()
    {
        _service = await SpectraEmulator.StartAsync(new EmulatorOptions
        {
            Rules =
            [
                new VerdictRule { Name = "*.odd.txt", Classification = "suspicious", ThreatName = "Script.Trojan.Odd" },
                new VerdictRule { Name = "*.bad.txt", Classification = "malicious", ThreatName = "Win32.Trojan.Example" },
            ],
        });
        _consumer.Write("Program.cs", "System.Console.WriteLine(\"Hello\");");
        _consumer.WriteProject(
            "app.csproj",
            """
            <PropertyGroup>
              <OutputType>Exe</OutputType>
              <SpectraKitScan>true</SpectraKitScan>
              <SpectraKitReport>scan.json</SpectraKitReport>
            </PropertyGroup>
            <ItemGroup><None Include="shipped/*" CopyToOutputDirectory="Always" /></ItemGroup>
            """,
            "SpectraKit.MSBuild");
        (await _consumer.DotnetAsync(["restore"])).ShouldExitWith(0);
    }

    public async ValueTask DisposeAsync()
    {
        _consumer.Dispose();
        await _service!.DisposeAsync();
    }

    /// <summary>Runs <c>dotnet</c> with the service's address and token in its environment.</summary>
    internal Task<ProcessRun> RunAsync(params string[] arguments) => _consumer.DotnetAsync([.. arguments, "-tl:off", "-nologo"], new Dictionary<string, string>
    {
        ["SPECTRAKIT_URL"] = Service.BaseAddress.ToString(),
        ["SPECTRAKIT_TOKEN"] = "emulator",
    });

    /// <summary>How many scans a build has told of.</summary>
    internal static int Scans(ProcessRun run) => run.Output.Split('\n').Count(line => line.Contains("SpectraKit: ") && line.Contains("malicious"));

    /// <summary>The paths in a report.</summary>
    internal IReadOnlyList<string> Paths() => _consumer.PathsIn("scan.json");
}
