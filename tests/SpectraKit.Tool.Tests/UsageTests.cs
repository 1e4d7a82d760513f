using System.CommandLine;
using SpectraKit.Testing;
using SpectraKit.Tool.Commands;

namespace SpectraKit.Tool.Tests;

/// <summary>Arguments that mean something, and arguments that do not.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("", "SPK1003")]
    [InlineData("scna x", "'scna'")]
    [InlineData("scan", "'glob'")]
    [InlineData("scan a --no-such-option", "'--no-such-option'")]
    [InlineData("scan a --timeout 30", "'30' is not a time")]
    [InlineData("scan a --timeout -00:01:00", "SPK1003")]
    [InlineData("scan a --timeout 00:00:00", "SPK1003")]
    [InlineData("scan a --fail-on clean", "not 'clean'")]
    [InlineData("scan a --fail-on 4", "not '4'")]
    [InlineData("scan a --emulator --url http://127.0.0.1:1", "--emulator and --url")]
    [InlineData("scan a --emulator-rules rules.json", "--emulator-rules needs --emulator")]
    [InlineData("submit a --emulator", "--emulator needs --wait")]
    [InlineData("emulator --listen ftp://x", "'ftp://x' is not an address")]
    [InlineData("emulator --tls-key key.pem", "go together")]
    [InlineData("emulator --token-variable SPECTRAKIT_TEST_UNSET", "SPK1002")]
    public async Task What_is_wrong_with_the_arguments_is_said_in_a_sentence_and_exits_with_2(string arguments, string sentence)
    {
        var run = await new CommandLine().RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ShouldExitWith(2).ShouldComplain(sentence);
        Assert.Matches("SPK1[0-9]{3}", run.Errors);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("status 123")]
    [InlineData("status 0000000000000000000000000000000g")]
    [InlineData("status 00000000000000000000000000000000 not-a-hash")]
    [InlineData("download not-a-hash --output x")]
    public async Task A_malformed_hash_is_refused_before_anything_is_asked(string arguments)
    {
        // No address is given either: had anything come before the hash, that would be the complaint.
        var run = await new CommandLine().RunAsync(arguments.Split(' '));

        run.ShouldExitWith(2).ShouldComplain("SPK1008");
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = await new CommandLine().RunAsync("--version");

        run.ShouldExitWith(0);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\s*$", run.Output);
    }

    [Fact]
    public void Every_command_has_a_help_text_with_an_example()
    {
        foreach (var command in Commands())
        {
            Assert.False(string.IsNullOrWhiteSpace(command.Description), command.Name);
            if (command.Subcommands.Count == 0)
                Assert.True(Options.Examples.Of(command).Count > 0, $"'{command.Name}' has no example.");
        }
    }

    [Fact]
    public async Task Every_example_that_is_a_command_line_is_one()
    {
        foreach (var example in Commands().SelectMany(Options.Examples.Of).Where(example => example.StartsWith("spectrakit ", StringComparison.Ordinal)))
        {
            var parsed = SpectraKitCommand.Create(Nowhere()).Parse(example["spectrakit ".Length..]);
            Assert.True(parsed.Errors.Count == 0, $"{example}: {string.Join(" ", parsed.Errors)}");
        }

        var help = await new CommandLine().RunAsync("scan", "--help");
        help.ShouldExitWith(0);
        Assert.Contains("spectrakit scan [<glob>", help.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_every_command_and_every_option()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "cli.md"));

        foreach (var command in Commands().Where(command => command is not RootCommand && command.Action is not null))
        {
            var parent = command.Parents.OfType<Command>().Single();
            Assert.Contains($"| `{(parent is RootCommand ? "" : parent.Name + " ")}{command.Name}", page, StringComparison.Ordinal);
        }

        foreach (var option in Commands().SelectMany(command => command.Options).Where(option => option is not (System.CommandLine.Help.HelpOption or VersionOption)))
            Assert.True(page.Contains(option.Name, StringComparison.Ordinal), $"The page does not have {option.Name}.");
    }

    [Fact]
    public void No_option_takes_a_secret()
    {
        string[] secrets = ["token", "password", "secret", "key", "credential"];
        foreach (var option in Commands().SelectMany(command => command.Options))
        {
            var isSecret = secrets.Any(secret => option.Name.Contains(secret, StringComparison.OrdinalIgnoreCase));
            // A private key is named by its file, everything else by a variable.
            // Or by a file that holds it, or as the stream that it comes by.
            Assert.True(!isSecret || option.Name.EndsWith("-variable", StringComparison.Ordinal) || option.HelpName is "PEM" || (option.Name, option.HelpName) is ("--token-file", "FILE") || (option.Name == "--token-stdin" && option.ValueType == typeof(bool)), option.Name);
        }
    }

    [Fact]
    public async Task A_file_whose_name_begins_with_an_at_sign_is_a_file_and_no_list_of_arguments()
    {
        using var folder = new TemporaryFolder();
        folder.Write("@arguments", "--fail-on\nunknown\n");

        var run = await new CommandLine { Folder = folder.Path }.RunAsync("scan", "@arguments", "--emulator");

        run.ShouldExitWith(0);
        Assert.Contains("@arguments", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_two_dashes_everything_is_a_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("--fail-on", "harmless");

        var run = await new CommandLine { Folder = folder.Path }.RunAsync("scan", "--emulator", "--", "--fail-on");

        run.ShouldExitWith(0);
        Assert.Contains("1 file", run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<Command> Commands()
    {
        var open = new Queue<Command>([SpectraKitCommand.Create(Nowhere())]);
        while (open.TryDequeue(out var command))
        {
            foreach (var child in command.Subcommands)
                open.Enqueue(child);
            yield return command;
        }
    }

    private static Surroundings Nowhere() => new()
    {
        Output = TextWriter.Null,
        Errors = TextWriter.Null,
        OpenInput = () => TextReader.Null,
        Environment = _ => null,
        WorkingFolder = Path.GetTempPath(),
    };
}
