using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>What a terminal shows, and what it must not be made to do by names that strangers chose.</summary>
public sealed class DisplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_terminal_gets_a_table_and_a_file_gets_lines()
    {
        _folder.Write("a.dll", "harmless");
        string[] arguments = ["scan", "a.dll", "--emulator"];

        var terminal = await new CommandLine { Folder = _folder.Path, IsTerminal = true }.RunAsync(arguments);
        var file = await new CommandLine { Folder = _folder.Path }.RunAsync(arguments);

        terminal.ShouldExitWith(0).ShouldSay("\u001b[").ShouldSay("Outcome").ShouldSay("a.dll").ShouldSay("These verdicts are an emulator's");
        file.ShouldExitWith(0).ShouldComplain("Submitting: 1");
        Assert.DoesNotContain("\u001b", file.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NO_COLOR_takes_the_colours_away_and_a_dumb_terminal_is_shown_lines()
    {
        _folder.Write("a.dll", "harmless");
        var terminal = new CommandLine { Folder = _folder.Path, IsTerminal = true };
        string[] arguments = ["scan", "a.dll", "missing.dll", "--emulator"];

        var plain = await (terminal with { Environment = new Dictionary<string, string> { ["NO_COLOR"] = "1" } }).RunAsync(arguments);
        var dumb = await (terminal with { Environment = new Dictionary<string, string> { ["TERM"] = "dumb" } }).RunAsync(arguments);

        var coloured = await terminal.RunAsync(arguments);

        // ESC [ … m with a colour's number; moving the cursor is no colour.
        const string Colour = "\u001b\\[(3[0-9]|38|9[0-7])[;0-9]*m";
        Assert.Matches(Colour, coloured.Output);
        Assert.DoesNotMatch(Colour, plain.All);
        Assert.DoesNotContain("\u001b", dumb.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Names_of_files_are_neither_markup_nor_commands_to_the_terminal(bool isTerminal)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows allows no such names.");
        _folder.Write("[red]x[blink]\u001b]0;owned\u0007\u202Egnp.dll", "harmless");

        var run = await new CommandLine { Folder = _folder.Path, IsTerminal = isTerminal }.RunAsync("scan", "*.dll", "--emulator");

        run.ShouldExitWith(0).ShouldSay("[red]x[blink]");
        Assert.DoesNotContain("\u001b]", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0007", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_threat_name_stays_on_its_line()
    {
        _folder.Write("a.dll", "harmless");
        _folder.Write("rules.json", """{"rules": [{"name": "a.dll", "classification": "malicious", "riskScore": 9, "threatName": "x\nPassed.\u001b[2K"}]}""");

        var run = await new CommandLine { Folder = _folder.Path }.RunAsync("scan", "a.dll", "--emulator", "--emulator-rules", "rules.json");

        // Whether the rule is refused or the name escaped, no line of the output is the forger's.
        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain(run.Output.Split('\n'), line => line.StartsWith("Passed.", StringComparison.Ordinal));
        Assert.DoesNotContain("\u001b", run.All, StringComparison.Ordinal);
    }
}
