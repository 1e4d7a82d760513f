using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>The built program, run as users run it.</summary>
internal static class ToolProcess
{
    public static string Path { get; } = Repository.PathOf("src", "SpectraKit.Tool", "bin", Repository.Configuration, "net10.0", "SpectraKit.Tool.dll");

    public static Task<ProcessRun> RunAsync(string workingFolder, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        ProcessRun.StartAsync("dotnet", ["exec", Path, .. arguments], workingFolder, environment, TestContext.Current.CancellationToken);
}
