using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>The life of an emulator's process, played by a shell script.</summary>
public sealed class EmulatorProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EmulatorProcessTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script that plays the emulator needs a Unix shell.");
        _folder.Write("SpectraKit.Tool.dll", "played by the script");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_ready_when_it_says_where_it_listens_and_ends_when_its_input_does()
    {
        var process = Script("""
            echo "$@" > "$0.arguments"
            echo "token=$SPECTRAKIT_EMULATOR_TOKEN password=$SPECTRAKIT_EMULATOR_PASSWORD stop=$SPECTRAKIT_EMULATOR_STOP_WITH_INPUT" > "$0.environment"
            echo "Welcome"
            echo "Listening on http://127.0.0.1:4711"
            read anything
            echo done > "$0.ended"
            """);

        await using (var emulator = await process.StartAsync("/rules/r.json", Token))
        {
            Assert.Equal(new Uri("http://127.0.0.1:4711"), emulator.Address);
            Assert.Equal(48, emulator.Token.Length);
            Assert.Equal($"token={emulator.Token} password={emulator.Password} stop=1\n", File.ReadAllText(_folder.Combine("dotnet.environment")));
            var arguments = File.ReadAllText(_folder.Combine("dotnet.arguments"));
            Assert.StartsWith($"exec {_folder.Combine("SpectraKit.Tool.dll")} emulator --listen http://127.0.0.1:0 --data ", arguments, StringComparison.Ordinal);
            Assert.EndsWith("--token-variable SPECTRAKIT_EMULATOR_TOKEN --user emulator --password-variable SPECTRAKIT_EMULATOR_PASSWORD --rules /rules/r.json\n", arguments, StringComparison.Ordinal);
            Assert.DoesNotContain(emulator.Token, arguments, StringComparison.Ordinal);
            Assert.False(File.Exists(_folder.Combine("dotnet.ended")));
        }

        Assert.True(File.Exists(_folder.Combine("dotnet.ended")));
        var data = File.ReadAllText(_folder.Combine("dotnet.arguments")).Split(' ')[6];
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task One_that_dies_at_its_start_is_told_with_its_last_words()
    {
        var process = Script("""
            echo "the port is taken" >&2
            exit 3
            """);

        var e = await Assert.ThrowsAsync<ProblemException>(() => process.StartAsync(null, Token));

        Assert.Equal(Codes.Unreachable, e.Problem.Code);
        Assert.Contains("exit code 3", e.Message, StringComparison.Ordinal);
        Assert.Contains("the port is taken", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_it_refuses_are_named_as_such()
    {
        var process = Script("""
            echo "SPK1009: rules.json(3,5): no such classification" >&2
            exit 2
            """);

        var e = await Assert.ThrowsAsync<ProblemException>(() => process.StartAsync("rules.json", Token));

        Assert.Equal(Codes.InvalidRulesFile, e.Problem.Code);
    }

    [Fact]
    public async Task One_that_never_gets_ready_is_ended_with_the_run()
    {
        var process = Script("""
            echo $$ > "$0.id"
            read anything
            """);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var starting = process.StartAsync(null, cancel.Token);
        while (!File.Exists(_folder.Combine("dotnet.id")))
            await Task.Delay(10, Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        var id = (await File.ReadAllTextAsync(_folder.Combine("dotnet.id"), Token)).Trim();
        Assert.False(Directory.Exists($"/proc/{id}"));
    }

    [Fact]
    public async Task A_program_that_is_not_there_and_a_dotnet_that_is_not_there_are_told_apart()
    {
        var tool = await Assert.ThrowsAsync<ProblemException>(() => new EmulatorProcess(_folder.Combine("nothing.dll")).StartAsync(null, Token));
        var dotnet = await Assert.ThrowsAsync<ProblemException>(
            () => new EmulatorProcess(_folder.Combine("SpectraKit.Tool.dll")) { Dotnet = _folder.Combine("no-dotnet") }.StartAsync(null, Token));

        Assert.Contains("nothing.dll", tool.Message, StringComparison.Ordinal);
        Assert.Contains("'dotnet'", dotnet.Message, StringComparison.Ordinal);
    }

    private EmulatorProcess Script(string text)
    {
        var path = _folder.Write("dotnet", "#!/bin/sh\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new(_folder.Combine("SpectraKit.Tool.dll")) { Dotnet = path };
    }
}
