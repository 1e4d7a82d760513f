using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The real <c>dotnet</c>.</summary>
internal static class Dotnet
{
    public static Task<ProcessRun> RunAsync(
        string workingDirectory,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null) =>
        ProcessRun.StartAsync("dotnet", arguments, workingDirectory, environment, TestContext.Current.CancellationToken);
}
