using System.Text.Json;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>
/// A project of somebody who uses the packages: in an empty folder with walls round it, so that nothing of this repository reaches in,
/// and a package cache of its own, so that it is the packages just packed that are tried.
/// </summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackedPackages _packages;

    public Consumer(PackedPackages packages)
    {
        _packages = packages;
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");
    }

    public string Folder => _folder.Path;

    public string Write(string relativePath, string content) => _folder.Write(relativePath, content);

    public string Combine(params string[] parts) => _folder.Combine(parts);

    /// <summary>A project file for .NET 10 with these packages and whatever else its body says.</summary>
    public string WriteProject(string name, string body, params string[] packageIds) =>
        Write(name, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{_packages.Feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{_packages.Cache}</RestorePackagesPath>
                <RestoreFallbackFolders>{UserPackages}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", packageIds.Select(id => $"<PackageReference Include=\"{id}\" Version=\"{_packages.Version}\" />"))}
              </ItemGroup>
              {body}
            </Project>
            """);

    public Task<ProcessRun> DotnetAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Dotnet.RunAsync(Folder, arguments, environment);

    /// <summary>The paths in a JSON report.</summary>
    public IReadOnlyList<string> PathsIn(string report)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Combine(report)));
        return [.. json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!)];
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The user's own cache, read only: third-party packages need no second download.</summary>
    public static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
