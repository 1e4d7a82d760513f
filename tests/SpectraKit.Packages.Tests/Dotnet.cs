using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The real <c>dotnet</c>.</summary>
internal static class Dotnet
{
    /// <summary>
    /// A compiler of the run's own: one that stays for all its builds, whatever the machine's habit is, and ends with them. Most builds here take less than the start
    /// of a compiler does.
    /// </summary>
    private static readonly string _compiler = $"spectrakit-packages-{Environment.ProcessId}";

    public static Task<ProcessRun> RunAsync(
        string workingDirectory,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var variables = new Dictionary<string, string>(environment ?? new Dictionary<string, string>())
        {
            ["UseSharedCompilation"] = "true",
            ["SharedCompilationId"] = _compiler,
        };
        return ProcessRun.StartAsync("dotnet", arguments, workingDirectory, variables, TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the compiler, which would outlive the run otherwise.</summary>
    /// <param name="sdkFolder">Where the SDK is.</param>
    public static Task StopCompilerAsync(string sdkFolder) =>
        ProcessRun.StartAsync("dotnet", ["exec", Path.Combine(sdkFolder, "Roslyn", "bincore", "VBCSCompiler.dll"), "-shutdown", $"-pipename:{_compiler}"]);
}
