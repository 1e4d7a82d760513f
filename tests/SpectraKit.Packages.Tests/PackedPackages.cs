using SpectraKit.Testing;

[assembly: AssemblyFixture(typeof(SpectraKit.Packages.Tests.PackedPackages))]

namespace SpectraKit.Packages.Tests;

/// <summary>
/// Every package of this repository, packed once a run from what the solution's build has just compiled, in a folder that serves as a
/// NuGet feed beside the machine's own sources.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly string[] Projects =
    [
        "generator/SpectraKit.Generator",
        "src/SpectraKit.Runtime",
        "src/SpectraKit",
        "src/SpectraKit.Extensions.DependencyInjection",
        "src/SpectraKit.SampleZip",
        "src/SpectraKit.Scanning",
        "src/SpectraKit.Emulator",
        "src/SpectraKit.Tool",
        "tasks/SpectraKit.MSBuild",
        "tasks/Cake.SpectraKit",
    ];

    private readonly TemporaryFolder _folder = new();

    /// <summary>The feed.</summary>
    public string Feed => _folder.Combine("feed");

    /// <summary>The version that every package has.</summary>
    public string Version => "0.1.0";

    /// <summary>One package cache for all consumers of the run: never the user's own, where a package of the same version would be found again.</summary>
    public string Cache => _folder.Combine("cache");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Projects)
        {
            var pack = await Dotnet.RunAsync(
                Repository.Root,
                ["pack", project, "--no-build", "--nologo", "-c", Repository.Configuration, "-o", Feed]);
            pack.ShouldExitWith(0);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The packed file of a package.</summary>
    public string PathOf(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");
}
