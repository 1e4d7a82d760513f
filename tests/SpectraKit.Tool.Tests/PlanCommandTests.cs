using System.Text.Json;

namespace SpectraKit.Tool.Tests;

/// <summary><c>spectrakit plan</c>: what would leave the machine, said before it does.</summary>
public sealed class PlanCommandTests
{
    [Fact]
    public async Task A_plan_names_what_may_be_sent_and_asks_nobody()
    {
        await using var service = await Service.StartAsync();
        service.Folder.Write("a.dll", "a");
        service.Folder.Write("b.pdb", "b");

        var run = await service.CommandLine.RunAsync("plan", "*", "!*.pdb", "--mode", "auto");

        run.ShouldExitWith(0).ShouldSay("ask-and-send  a.dll").ShouldSay("1 file: 1 different").ShouldSay("Nothing was asked or sent.");
        Assert.Equal(0, service.Emulator.Counters.Requests);
    }

    [Fact]
    public async Task A_plan_is_JSON_for_machines_and_needs_no_service()
    {
        using var folder = new SpectraKit.Testing.TemporaryFolder();
        folder.Write("a.dll", "a");

        var run = await new CommandLine { Folder = folder.Path }.RunAsync("plan", "a.dll", "--service", "intelligence", "--service", "analyze", "--json");

        run.ShouldExitWith(0);
        using var plan = JsonDocument.Parse(run.Output);
        Assert.Equal("plan", plan.RootElement.GetProperty("kind").GetString());
        Assert.Equal(3, plan.RootElement.GetProperty("summary").GetProperty("lookupCallsAtMost").GetInt32());
        Assert.Equal(["intelligence", "analyze"], plan.RootElement.GetProperty("services").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public async Task Services_are_asked_in_the_order_in_which_they_are_named()
    {
        await using var service = await Service.StartAsync();
        var known = await service.SampleAsync("a.dll", "a");
        service.Folder.Write("b.dll", "b");

        var run = await service.CommandLine.RunAsync("scan", "*.dll", "--service", "intelligence", "--service", "analyze", "--json", "-");

        run.ShouldExitWith(0);
        using var report = JsonDocument.Parse(run.Output);
        Assert.All(report.RootElement.GetProperty("files").EnumerateArray(), file => Assert.Equal("analyze", file.GetProperty("service").GetString()));
        var paths = service.Emulator.Requests.Select(request => request.Path).Where(path => path.Contains("malware_presence", StringComparison.Ordinal) || path.Contains("status", StringComparison.Ordinal)).ToList();
        Assert.Contains("malware_presence", paths[0], StringComparison.Ordinal);
        Assert.NotEmpty(known);
    }

    [Theory]
    [InlineData("--service", "oracle")]
    [InlineData("--on-unknown", "maybe")]
    [InlineData("--archives", "sometimes")]
    public async Task A_word_that_means_nothing_is_refused(string option, string word) =>
        (await new CommandLine().RunAsync("plan", "a.dll", option, word)).ShouldExitWith(2).ShouldComplain(option).ShouldComplain(word);
}
