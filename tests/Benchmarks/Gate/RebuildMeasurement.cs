using System.Diagnostics;
using SpectraKit.Benchmarks.Transfers;

namespace SpectraKit.Benchmarks.Gate;

/// <summary>What the gate costs a build in which nothing has changed: the same small program twice, with the gate and with it switched off, built in turn.</summary>
internal static class RebuildMeasurement
{
    public static async Task PrintAsync(int rounds = 10)
    {
        var folder = Directory.CreateTempSubdirectory("spectrakit-rebuild-").FullName;
        try
        {
            await DotnetAsync(GateCommands.RepositoryRoot, "pack", "tasks/SpectraKit.MSBuild", "-c", "Release", "-o", Path.Combine(folder, "feed"), "--nologo").RunAsync();
            var on = await ProjectAsync(folder, "on", "true");
            var off = await ProjectAsync(folder, "off", "false");
            var (withGate, without) = (new List<double>(), new List<double>());
            for (var round = 0; round <= rounds; round++)
            {
                var (a, b) = ((await on.RunAsync()).Elapsed.TotalMilliseconds, (await off.RunAsync()).Elapsed.TotalMilliseconds);
                if (round == 0)
                    continue;
                withGate.Add(a);
                without.Add(b);
            }

            Console.WriteLine($"dotnet build, nothing changed: medians of {rounds} rounds, and of the differences within a round");
            Console.WriteLine($"with the gate  {Median(withGate),8:0} ms");
            Console.WriteLine($"without        {Median(without),8:0} ms");
            Console.WriteLine($"difference     {Median([.. withGate.Zip(without, (a, b) => a - b)]),8:0} ms");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<MeasuredProcess> ProjectAsync(string folder, string name, string isScanned)
    {
        var project = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        foreach (var wall in (ReadOnlySpan<string>)["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(project, wall), "<Project />");
        File.WriteAllText(Path.Combine(project, "Program.cs"), "System.Console.WriteLine();");
        File.WriteAllText(Path.Combine(project, "app.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{folder}/feed</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{folder}/cache</RestorePackagesPath>
                <SpectraKitScan>{isScanned}</SpectraKitScan>
                <SpectraKitScanOn>Build</SpectraKitScanOn>
                <SpectraKitEmulator>true</SpectraKitEmulator>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="SpectraKit.MSBuild" Version="*" /></ItemGroup>
            </Project>
            """);
        await DotnetAsync(project, "build", "--nologo").RunAsync();
        return DotnetAsync(project, "build", "--no-restore", "--nologo");
    }

    private static MeasuredProcess DotnetAsync(string folder, params string[] arguments) => new("dotnet", "dotnet", arguments) { IsQuiet = true, WorkingFolder = folder };

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
