using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>What a shell is offered, and the scripts that make it ask.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("spectrakit sc", "scan")]
    [InlineData("spectrakit scan --fail", "--fail-on")]
    [InlineData("spectrakit scan --fail-on ", "suspicious")]
    [InlineData("spectrakit scan --mode ", "lookup")]
    [InlineData("spectrakit scan --report ", "sarif=")]
    [InlineData("spectrakit scan --ci ", "teamcity")]
    [InlineData("spectrakit policy ", "check")]
    [InlineData("spectrakit completion ", "bash")]
    [InlineData("spectrakit scan --verbosity ", "detailed")]
    public async Task A_shell_is_offered_what_may_come_next(string line, string offer)
    {
        var run = await new CommandLine().RunAsync($"[suggest:{line.Length}]", line);

        run.ShouldExitWith(0);
        Assert.Contains(offer, run.Output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("bash", "complete -F _spectrakit spectrakit")]
    [InlineData("zsh", "compdef _spectrakit spectrakit")]
    [InlineData("fish", "complete -c spectrakit")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName spectrakit")]
    public async Task Every_shell_has_a_script(string shell, string line)
    {
        var run = await new CommandLine().RunAsync("completion", shell);

        run.ShouldExitWith(0).ShouldSay(line);
        Assert.DoesNotContain('\r', run.Output);
    }

    [Fact]
    public async Task A_shell_that_there_is_no_script_for_is_named_with_those_there_are() =>
        (await new CommandLine().RunAsync("completion", "cmd")).ShouldExitWith(2).ShouldComplain("'cmd'");

    [Fact]
    public async Task Bash_completes_a_command_with_the_script()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        using var folder = new TemporaryFolder();
        folder.Write("completion.sh", (await new CommandLine().RunAsync("completion", "bash")).Output);
        folder.Write("ask.sh", $$"""
            spectrakit() { dotnet exec "{{ToolProcess.Path}}" "$@"; }
            source completion.sh
            COMP_LINE="spectrakit scan --fail-on su" COMP_POINT=28 COMP_WORDS=(spectrakit scan --fail-on su) COMP_CWORD=3
            compopt() { :; }
            _spectrakit
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        var bash = await ProcessRun.StartAsync("/bin/bash", ["--noprofile", "--norc", "ask.sh"], folder.Path, cancellationToken: TestContext.Current.CancellationToken);

        bash.ShouldExitWith(0);
        Assert.Equal("suspicious", bash.Output.Trim());
    }
}
