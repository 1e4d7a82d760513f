namespace SpectraKit.Scanning.Tests;

/// <summary>Verdicts that are remembered: not asked for again while they count, never more than they are, and never in the way.</summary>
public sealed class MemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_on_the_same_files_asks_nothing()
    {
        using var bench = BenchWithFiles();
        var first = await ScanAsync(bench);
        bench.Service.Calls.Clear();

        var second = await ScanAsync(bench);

        Assert.Empty(bench.Service.Calls);
        Assert.Equal(first.Files.Select(file => (file.Path, file.Outcome, file.ThreatName, file.Decision)), second.Files.Select(file => (file.Path, file.Outcome, file.ThreatName, file.Decision)));
        Assert.All(first.Files, file => Assert.Null(file.RememberedAt));
        Assert.All(second.Files, file => Assert.NotNull(file.RememberedAt));
        Assert.Equal(first.ExitCode, second.ExitCode);
    }

    [Fact]
    public async Task What_may_change_soon_is_asked_for_sooner()
    {
        using var bench = BenchWithFiles();
        await ScanAsync(bench);
        bench.Clock.Advance(TimeSpan.FromHours(2));
        bench.Service.Calls.Clear();

        var later = await ScanAsync(bench);

        // The clean one is still remembered; the unknown and the malicious one were asked for anew.
        Assert.Equal(["good.dll"], later.Files.Where(file => file.RememberedAt is not null).Select(file => file.Path));
        Assert.Contains("status 2", bench.Service.Calls);
    }

    [Fact]
    public async Task What_cannot_be_read_is_as_good_as_not_there()
    {
        using var bench = BenchWithFiles();
        await ScanAsync(bench);
        var files = Directory.GetFiles(bench.Folder.Combine("cache"), "*.json", SearchOption.AllDirectories).Order().ToList();
        Assert.Equal(3, files.Count);
        File.WriteAllText(files[0], "{\"version\": 1");
        File.WriteAllText(files[1], File.ReadAllText(files[2]));
        File.WriteAllText(files[2], "{\"version\": 2}");

        var again = await ScanAsync(bench);

        Assert.All(again.Files, file => Assert.Null(file.RememberedAt));
        Assert.Equal([Outcome.Malicious, Outcome.Clean, Outcome.Unknown], again.Files.Select(file => file.Outcome));
    }

    [Fact]
    public async Task A_file_that_nobody_answered_for_is_not_remembered()
    {
        using var bench = BenchWithFiles();
        bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);
        await ScanAsync(bench);
        bench.Service.OnStatus = (_, answer) => answer;

        var again = await ScanAsync(bench);

        Assert.All(again.Files, file => Assert.Null(file.RememberedAt));
        Assert.DoesNotContain(again.Files, file => file.Outcome == Outcome.NotScanned);
    }

    [Fact]
    public async Task In_an_outage_known_files_go_on_with_what_was_known_and_others_fail()
    {
        using var bench = BenchWithFiles();
        await ScanAsync(bench);
        bench.Clock.Advance(TimeSpan.FromDays(30));
        bench.Folder.Write("new.dll", "new");
        bench.Folder.Write("policy.json", """{"onServiceError": "allow-known"}""");
        bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);

        var away = await ScanAsync(bench, settings => settings.PolicyFile = "policy.json");

        Assert.Equal(
            [("bad.dll", Outcome.Malicious, Decision.Fail), ("good.dll", Outcome.Clean, Decision.Warn), ("new.dll", Outcome.NotScanned, Decision.Fail), ("odd.dll", Outcome.Unknown, Decision.Warn)],
            away.Files.Select(file => (file.Path, file.Outcome, file.Decision)));
        Assert.Contains(away.Problems, problem => problem.Code == Codes.Unreachable);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_a_warning_and_no_verdict()
    {
        using var bench = BenchWithFiles();
        bench.Folder.Write("cache", "a file in the place of the folder");

        var report = await ScanAsync(bench);

        Assert.DoesNotContain(report.Files, file => file.Outcome == Outcome.NotScanned);
        Assert.Equal((Codes.FileNotWritten, Severity.Warning), report.Problems.Select(problem => (problem.Code, problem.Severity)).Single());
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Fact]
    public async Task Parallel_runs_share_a_folder()
    {
        using var bench = BenchWithFiles();

        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ScanAsync(bench), Token)));

        Assert.All(reports, report => Assert.Empty(report.Problems));
        Assert.DoesNotContain(Directory.GetFiles(bench.Folder.Combine("cache"), "*", SearchOption.AllDirectories), file => !file.EndsWith(".json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pruning_deletes_what_no_run_would_take_and_nothing_that_is_not_a_verdict()
    {
        using var bench = BenchWithFiles();
        await ScanAsync(bench);
        bench.Folder.Write("cache/mine.json", "{}");
        var memory = new VerdictMemory(bench.Folder.Combine("cache"));
        var now = bench.Clock.GetUtcNow();

        Assert.Equal((3, 3), (memory.Summarize(now).Verdicts, memory.Summarize(now).Fresh));
        Assert.Equal(0, memory.Prune(now, TimeSpan.Zero));
        Assert.Equal(2, memory.Prune(now + TimeSpan.FromHours(2), TimeSpan.Zero));
        Assert.Equal(0, memory.Prune(now + TimeSpan.FromDays(2), TimeSpan.FromDays(30)));
        Assert.Equal(1, memory.Prune(now + TimeSpan.FromDays(31), TimeSpan.FromDays(30)));
        Assert.True(File.Exists(bench.Folder.Combine("cache/mine.json")));
    }

    private static Bench BenchWithFiles()
    {
        var bench = new Bench(new FakeService().Knows("good", "goodware").Knows("bad", "malicious"));
        bench.Folder.Write("good.dll", "good");
        bench.Folder.Write("bad.dll", "bad");
        bench.Folder.Write("odd.dll", "odd");
        return bench;
    }

    private static Task<ScanReport> ScanAsync(Bench bench, Action<ScanSettings>? further = null) => bench.ScanAsync(
        settings =>
        {
            settings.Include = ["*.dll"];
            settings.CacheFolder = "cache";
            further?.Invoke(settings);
        },
        Token);
}
