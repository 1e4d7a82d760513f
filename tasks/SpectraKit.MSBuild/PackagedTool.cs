namespace SpectraKit.MSBuild;

/// <summary>The tool that the package carries beside its tasks, for running an emulator.</summary>
internal static class PackagedTool
{
    /// <summary>Where it is: <c>tools/spectrakit</c>, next to <c>tools/net10.0</c>, where this assembly is.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(PackagedTool).Assembly.Location)!, "..", "spectrakit", "SpectraKit.Tool.dll"));
}
