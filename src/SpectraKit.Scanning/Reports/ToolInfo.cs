using System.Reflection;

namespace SpectraKit.Scanning;

/// <summary>What made a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record ToolInfo(string Name, string Version)
{
    /// <summary>This engine.</summary>
    public static ToolInfo Current { get; } = new("SpectraKit", VersionOf(typeof(ToolInfo).Assembly));

    // The source revision that the SDK appends after a plus sign would make two builds of one version differ in every report.
    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
