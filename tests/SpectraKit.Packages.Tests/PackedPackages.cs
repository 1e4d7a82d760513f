using System.Runtime.InteropServices;
using SpectraKit.Testing;

[assembly: AssemblyFixture(typeof(SpectraKit.Packages.Tests.PackedPackages))]

namespace SpectraKit.Packages.Tests;

/// <summary>
/// Every package of this repository, packed once a run from what the solution's build has just compiled, in a folder that serves as a
/// NuGet feed beside the machine's own sources.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private string? _sdkFolder;

    /// <summary>The feed.</summary>
    public string Feed => _folder.Combine("feed");

    /// <summary>The version that every package has.</summary>
    public string Version => "0.1.0";

    /// <summary>The one runtime for which the generator's package has machine code here: this machine's, as the package calls it.</summary>
    public static string Runtime { get; } =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>The folder of the SDK that packed them.</summary>
    public string SdkFolder => _sdkFolder!;

    /// <summary>One package cache for all consumers of the run: never the user's own, where a package of the same version would be found again.</summary>
    public string Cache => _folder.Combine("cache");

    public async ValueTask InitializeAsync()
    {
        var pack = await Dotnet.RunAsync(
            Repository.Root,
            ["msbuild", "tests/SpectraKit.Packages.Tests/Pack.targets", "-nologo", "-t:Pack", "-getProperty:MSBuildToolsPath", $"-p:Configuration={Repository.Configuration}", $"-p:GeneratorRuntimes={Runtime}", $"-p:PackageOutputPath={Feed}"]);
        _sdkFolder = pack.ShouldExitWith(0).Output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (_sdkFolder is not null)
            await Dotnet.StopCompilerAsync(_sdkFolder);
        _folder.Dispose();
    }

    /// <summary>The packed file of a package.</summary>
    public string PathOf(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");
}
