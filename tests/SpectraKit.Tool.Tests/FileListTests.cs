using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>Files that the command line is told of by lists: standard input, a file, a manifest.</summary>
public sealed class FileListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FileListTests()
    {
        _folder.Write("a.dll", "a");
        _folder.Write("b.dll", "b");
        _folder.Write("two\nlines.dll", "c");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.dll\nb.dll\n", "-")]
    [InlineData("a.dll\0b.dll\0", "-")]
    [InlineData("a.dll\0b.dll", "-0")]
    [InlineData("b.dll\n", "-", "a.dll")]
    public async Task Standard_input_lists_files(string input, params string[] arguments)
    {
        var run = await Piped(input).RunAsync(["scan", .. arguments, "--emulator"]);

        run.ShouldExitWith(0).ShouldSay("a.dll").ShouldSay("b.dll").ShouldSay("2 files:");
    }

    [Fact]
    public async Task Only_NUL_separates_where_it_is_told_to()
    {
        var run = await Piped("two\nlines.dll").RunAsync("scan", "-0", "--emulator");

        run.ShouldExitWith(0).ShouldSay("1 file:").ShouldSay("two\\u000alines.dll");
    }

    [Fact]
    public async Task An_empty_list_is_nothing_matched()
    {
        var run = await Piped("").RunAsync("scan", "-", "--emulator");

        run.ShouldExitWith(3).ShouldComplain("SPK1005");
    }

    [Fact]
    public async Task An_at_sign_names_a_list_unless_there_is_a_file_of_that_name()
    {
        _folder.Write("list", "a.dll\nb.dll\n");

        (await Piped("").RunAsync("scan", "@list", "--emulator")).ShouldExitWith(0).ShouldSay("2 files:");
        _folder.Write("@list", "a file");
        (await Piped("").RunAsync("scan", "@list", "--emulator")).ShouldExitWith(0).ShouldSay("1 file:").ShouldSay("@list");
        (await Piped("").RunAsync("scan", "@gone", "--emulator")).ShouldExitWith(2).ShouldComplain("SPK1003").ShouldComplain("gone");
    }

    [Fact]
    public async Task An_exclamation_mark_leaves_out_whatever_stands_there()
    {
        _folder.Write("!a.dll", "not meant");

        var run = await Piped("").RunAsync("scan", "*.dll", "!a.dll", "!!a.dll", "--emulator");

        run.ShouldExitWith(0).ShouldSay("2 files:").ShouldSay("b.dll");
    }

    [Theory]
    [InlineData("1B", 1)]
    [InlineData("1KB", 0)]
    public async Task A_limit_leaves_larger_files_unread(string limit, int exitCode)
    {
        _folder.Write("c.dll", "more than one byte");

        var run = await Piped("").RunAsync("scan", "c.dll", "--max-file-size", limit, "--emulator");

        run.ShouldExitWith(exitCode);
        Assert.Equal(exitCode == 1, run.Output.Contains("SPK2010", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("much")]
    public async Task A_limit_that_is_none_is_refused(string limit) =>
        (await Piped("").RunAsync("scan", "a.dll", "--max-file-size", limit, "--emulator")).ShouldExitWith(2).ShouldComplain("--max-file-size");

    [Fact]
    public async Task A_manifest_alone_is_enough()
    {
        await using var service = await Service.StartAsync();
        service.Folder.Write("a.dll", "a");
        (await service.CommandLine.RunAsync("scan", "a.dll", "--report", "manifest=release.json")).ShouldExitWith(0);
        File.Delete(service.Folder.Combine("a.dll"));

        var run = await service.CommandLine.RunAsync("scan", "--manifest", "release.json");

        run.ShouldExitWith(0).ShouldSay("1 file:").ShouldSay("a.dll");
        Assert.Equal(1, service.Emulator.Counters.Submissions);
    }

    private CommandLine Piped(string input) => new() { Folder = _folder.Path, Input = input };
}
