namespace SpectraKit.Tool.Tests;

/// <summary>A command line that was run inside the test's process: how it ended, and what it said to whom.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Errors)
{
    public string All => Output + Errors;

    /// <summary>Fails with all that was said unless the run ended with this exit code.</summary>
    public CommandLineRun ShouldExitWith(int expected)
    {
        Assert.True(ExitCode == expected, $"Exit code {ExitCode}, not {expected}:\n{All}");
        return this;
    }

    public CommandLineRun ShouldComplain(string text)
    {
        Assert.Contains(text, Errors, StringComparison.Ordinal);
        return this;
    }

    public CommandLineRun ShouldSay(string text)
    {
        Assert.Contains(text, Output, StringComparison.Ordinal);
        return this;
    }
}
