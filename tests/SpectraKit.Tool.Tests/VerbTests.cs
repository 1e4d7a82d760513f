using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using SpectraKit.Emulator;

namespace SpectraKit.Tool.Tests;

/// <summary>The verbs beside the scan, each against a service over HTTP.</summary>
public sealed class VerbTests
{
    private const string Unknown = "0000000000000000000000000000000000000001";

    [Fact]
    public async Task What_was_submitted_can_be_asked_for_by_each_of_its_hashes()
    {
        await using var service = await Service.StartAsync();
        service.Folder.Write("a.bin", "content");

        var submitted = await service.CommandLine.RunAsync("submit", "a.bin", "--json");
        var sha256 = Item(submitted.ShouldExitWith(0)).GetProperty("sha256").GetString()!;
        var status = await service.CommandLine.RunAsync("status", sha256, Convert.ToHexString(MD5.HashData("content"u8)), Unknown);

        status.ShouldExitWith(0);
        Assert.Equal(["processed", "processed", "not_found"], status.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task The_state_is_a_word_of_the_services_for_machines()
    {
        await using var service = await Service.StartAsync();

        var run = await service.CommandLine.RunAsync("status", Unknown, "--json");

        Assert.Equal("not_found", Item(run.ShouldExitWith(0)).GetProperty("status").GetString());
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal("status", report.RootElement.GetProperty("verb").GetString());
        Assert.Equal(0, report.RootElement.GetProperty("exitCode").GetInt32());
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("intelligence")]
    public async Task A_downloaded_sample_is_the_one_that_was_asked_for(string from)
    {
        await using var service = await Service.StartAsync();
        var hash = await service.SampleAsync("a.bin", "the sample's content");

        var run = await service.CommandLine.RunAsync("download", hash, "--output", "quarantine", "--from", from);

        run.ShouldExitWith(0).ShouldSay(hash);
        Assert.Equal("the sample's content", await File.ReadAllTextAsync(service.Folder.Combine("quarantine", hash), TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(service.Folder.Combine("quarantine")));
    }

    [Fact]
    public async Task A_sample_goes_into_the_quarantine_unless_somebody_says_where_to()
    {
        await using var service = await Service.StartAsync();
        var hash = await service.SampleAsync("a.bin", "the sample's content");
        Directory.CreateDirectory(service.Folder.Combine("quarantine"));
        var environment = service.Environment;
        environment["SPECTRAKIT_QUARANTINE"] = "quarantine";

        var run = await (service.CommandLine with { Environment = environment }).RunAsync("download", hash);

        var path = service.Folder.Combine("quarantine", $"{hash}.sample");
        run.ShouldExitWith(0).ShouldSay(path);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(service.Folder.Combine("quarantine")));
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(service.Folder.Combine("quarantine")));
    }

    [Fact]
    public async Task A_sample_is_locked_into_a_zip_file_where_that_is_asked_for()
    {
        await using var service = await Service.StartAsync();
        var hash = await service.SampleAsync("a.bin", "the sample's content");

        var run = await service.CommandLine.RunAsync("download", hash, hash.ToUpperInvariant(), Unknown, "--output", "quarantine", "--zip");
        var again = await service.CommandLine.RunAsync("download", hash, "--output", "quarantine", "--zip");

        var path = service.Folder.Combine("quarantine", $"{hash}.zip");
        run.ShouldExitWith(1).ShouldSay(path).ShouldComplain("SPK2007");
        again.ShouldExitWith(0).ShouldSay(path);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(service.Folder.Combine("quarantine")));
        // The emulator knows the usual password: what it finds inside is the sample.
        var zip = await service.SampleAsync("handed-on.zip", await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        (await service.CommandLine.RunAsync("extracted", "list", zip)).ShouldExitWith(0).ShouldSay(hash);
    }

    [Fact]
    public async Task The_user_can_be_an_option_since_it_is_no_secret()
    {
        await using var service = await Service.StartAsync();
        var hash = await service.SampleAsync("a.bin", "content");
        var environment = service.Environment;
        environment.Remove("SPECTRAKIT_INTELLIGENCE_USER");

        var run = await (service.CommandLine with { Environment = environment }).RunAsync("download", hash, "--output", ".", "--from", "intelligence", "--intelligence-user", "somebody");

        run.ShouldExitWith(0);
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("intelligence")]
    public async Task A_sample_that_is_not_there_is_not_downloaded(string from)
    {
        await using var service = await Service.StartAsync();

        var run = await service.CommandLine.RunAsync("download", Unknown, "--output", "quarantine", "--from", from);

        run.ShouldExitWith(1).ShouldComplain("SPK2007").ShouldComplain(Unknown);
        Assert.Empty(Directory.EnumerateFiles(service.Folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_report_says_what_led_to_the_verdict_and_starts_no_analysis()
    {
        await using var service = await Service.StartAsync(new VerdictRule { Name = "bad.bin", Classification = "malicious", RiskScore = 9, ThreatName = "Win32.Trojan.Example" });
        var hash = await service.SampleAsync("bad.bin", "content");

        var people = await service.CommandLine.RunAsync("report", hash, Unknown);
        var machines = await service.CommandLine.RunAsync("report", hash, "--json");

        people.ShouldExitWith(1).ShouldSay($"{hash}  malicious  risk 9  Win32.Trojan.Example").ShouldComplain("SPK2007").ShouldComplain(Unknown);
        var report = Item(machines.ShouldExitWith(0)).GetProperty("report");
        Assert.Equal("malicious", report.GetProperty("classification").GetString());
        Assert.Equal(hash, report.GetProperty("sha256").GetString());
        Assert.Equal(0, service.Emulator.Counters.Reanalyses);
    }

    [Fact]
    public async Task What_is_inside_of_a_sample_is_listed_and_fetched_as_an_archive()
    {
        await using var service = await Service.StartAsync(new VerdictRule { Name = "bad.dll", Classification = "malicious", RiskScore = 9, ThreatName = "Example" });
        var hash = await service.SampleAsync("package.zip", Archive.Of("lib/bad.dll", "lib/good.dll"));

        var list = await service.CommandLine.RunAsync("extracted", "list", hash);
        var machines = await service.CommandLine.RunAsync("extracted", "list", hash, "--json");
        var download = await service.CommandLine.RunAsync("extracted", "download", hash, "--output", "quarantine/");
        var again = await service.CommandLine.RunAsync("extracted", "download", hash, "--output", $"quarantine/{hash}.zip");

        list.ShouldExitWith(0).ShouldSay("lib/bad.dll").ShouldSay("malicious").ShouldSay("lib/good.dll");
        using var parsed = JsonDocument.Parse(machines.Output);
        Assert.Equal(2, parsed.RootElement.GetProperty("items").GetArrayLength());
        download.ShouldExitWith(0);
        using var archive = await ZipFile.OpenReadAsync(service.Folder.Combine("quarantine", $"{hash}.zip"), TestContext.Current.CancellationToken);
        Assert.Equal(2, archive.Entries.Count);
        again.ShouldExitWith(2).ShouldComplain("SPK1010");
    }

    [Fact]
    public async Task A_sample_with_nothing_inside_has_an_empty_list_and_no_archive()
    {
        await using var service = await Service.StartAsync();
        var hash = await service.SampleAsync("a.bin", "content");

        var list = await service.CommandLine.RunAsync("extracted", "list", hash);
        var download = await service.CommandLine.RunAsync("extracted", "download", hash, "--output", "x.zip");

        list.ShouldExitWith(0);
        Assert.Empty(list.Output);
        download.ShouldExitWith(1).ShouldComplain("SPK2007");
        Assert.False(File.Exists(service.Folder.Combine("x.zip")));
    }

    [Fact]
    public async Task A_search_shows_no_more_than_was_asked_for()
    {
        await using var service = await Service.StartAsync();
        for (var i = 0; i < 5; i++)
            await service.SampleAsync($"file{i}.bin", $"content {i}");

        var all = await service.CommandLine.RunAsync("search", "filename:*.bin");
        var some = await service.CommandLine.RunAsync("search", "filename:*.bin", "--limit", "2", "--json");

        Assert.Equal(5, all.ShouldExitWith(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        using var parsed = JsonDocument.Parse(some.ShouldExitWith(0).Output);
        Assert.Equal(2, parsed.RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_match_is_shown_with_its_verdict_threat_type_and_name()
    {
        await using var service = await Service.StartAsync(new VerdictRule { Name = "bad.bin", Classification = "malicious", RiskScore = 9, ThreatName = "Win32.Trojan.Example" });
        await service.SampleAsync("bad.bin", "content");

        var run = await service.CommandLine.RunAsync("search", "filename:bad.bin");

        run.ShouldExitWith(0).ShouldSay($"{Convert.ToHexStringLower(SHA1.HashData("content"u8))}  malicious  Trojan.Example  Text  bad.bin");
    }

    [Fact]
    public async Task Each_sample_is_queued_again_or_says_why_not()
    {
        await using var service = await Service.StartAsync();
        var hash = await service.SampleAsync("a.bin", "content");

        var run = await service.CommandLine.RunAsync("reanalyze", Unknown, hash, "--analysis", "core", "--analysis", "cloud");

        run.ShouldExitWith(1).ShouldSay($"queued  {hash}").ShouldComplain("SPK2007");
        Assert.Equal(1, service.Emulator.Counters.Reanalyses);
        Assert.Equal(2, service.Emulator.Counters.RequestsTo("POST", "/api/samples/v2/analyze_bulk/"));
    }

    [Theory]
    [InlineData("""{"results": []}""", "SPK2007")]
    [InlineData("""{"results": [{"detail": {}}]}""", "SPK2007")]
    [InlineData("""{"results": [{"analysis": [{"name": "core", "code": 405, "message": "not configured"}]}]}""", "SPK2006")]
    public async Task A_sample_that_was_not_queued_is_not_called_queued(string answer, string code)
    {
        await using var appliance = AnsweringServer.Start(answer);
        var environment = new Dictionary<string, string> { ["SPECTRAKIT_URL"] = appliance.Address, ["SPECTRAKIT_TOKEN"] = Service.Token };

        var run = await new CommandLine { Environment = environment }.RunAsync("reanalyze", Unknown);

        run.ShouldExitWith(1).ShouldComplain(code).ShouldComplain("Not queued");
        Assert.DoesNotContain("queued  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_needs_a_yes_from_somebody()
    {
        await using var service = await Service.StartAsync();
        var hash = await service.SampleAsync("a.bin", "content");
        var terminal = service.CommandLine with { IsTerminal = true };

        var nobody = await service.CommandLine.RunAsync("delete", hash);
        var no = await (terminal with { Input = "\n" }).RunAsync("delete", hash);
        var stillThere = await service.CommandLine.RunAsync("status", hash);
        var yes = await (terminal with { Input = "y\n" }).RunAsync("delete", hash);
        var gone = await service.CommandLine.RunAsync("status", hash);

        nobody.ShouldExitWith(2).ShouldComplain("--yes");
        no.ShouldExitWith(130).ShouldComplain("Nothing was deleted");
        stillThere.ShouldSay("processed");
        yes.ShouldExitWith(0).ShouldSay($"deleted  {hash}");
        gone.ShouldSay("not_found");
    }

    [Fact]
    public async Task A_sample_that_was_not_deleted_is_not_called_deleted()
    {
        await using var service = await Service.StartAsync();

        var run = await service.CommandLine.RunAsync("delete", Unknown, "--yes");

        run.ShouldExitWith(1).ShouldComplain("SPK2007").ShouldComplain(Unknown);
        Assert.DoesNotContain("deleted", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_is_in_anything_that_is_said_or_written()
    {
        await using var service = await Service.StartAsync();
        var hash = await service.SampleAsync("a.bin", "content");
        string[] commands =
        [
            "scan a.bin --json report.json", "submit a.bin --json", $"status {hash} --json", $"report {hash} --json", "search filename:* --json",
            $"extracted list {hash} --json", $"download {hash} --output d --json", $"download {hash} --output e --from intelligence --json",
            $"download {Unknown} --output d --from intelligence", $"reanalyze {hash} --json", $"delete {hash} --yes --json",
        ];

        var said = "";
        foreach (var command in commands)
            said += (await service.CommandLine.RunAsync(command.Split(' '))).All;
        said += await File.ReadAllTextAsync(service.Folder.Combine("report.json"), TestContext.Current.CancellationToken);

        Assert.Contains(hash, said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said, StringComparison.Ordinal);
    }

    private static JsonElement Item(CommandLineRun run)
    {
        using var report = JsonDocument.Parse(run.Output);
        return report.RootElement.GetProperty("items")[0].Clone();
    }
}
