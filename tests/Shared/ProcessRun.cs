using System.Diagnostics;
using System.Text;

namespace SpectraKit.Testing;

/// <summary>A program that was run to its end: how it ended and what it said.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Errors)
{
    /// <summary>
    /// What a test run hands down to its children and a person's shell does not have: MSBuild's and the SDK's notes to themselves, which
    /// would point a child at this run's files, and the CI host's, which would change what it prints.
    /// </summary>
    private static readonly string[] ToxicPrefixes = ["MSBUILD", "DOTNET_HOST", "DOTNET_CLI_", "VSTEST", "TESTINGPLATFORM", "COREHOST_", "GITHUB_", "SPECTRAKIT_"];

    public string All => Output + Errors;

    /// <summary>Runs a program and waits for it, killing its whole tree if the test is cancelled.</summary>
    public static async Task<ProcessRun> StartAsync(
        string program,
        IEnumerable<string> arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory ?? Environment.CurrentDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(n => ToxicPrefixes.Any(p => n.StartsWith(p, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // A build server would outlive the test and keep its folder's files open.
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Fails with all that the program said unless it ended with this exit code.</summary>
    public ProcessRun ShouldExitWith(int expected)
    {
        Assert.True(ExitCode == expected, $"Exit code {ExitCode}, not {expected}:\n{All}");
        return this;
    }
}
