namespace SpectraKit.Scanning.Tests;

public sealed class ScannerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_file_gets_the_outcome_that_the_service_has_for_its_content()
    {
        using var bench = new Bench(new FakeService()
            .Knows("good", "goodware").Knows("bad", "malicious").Knows("odd", "Suspicious").Knows("new", "No_Threats_Found").Knows("what", "hologram").Knows("none", null));
        foreach (var content in (string[])["good", "bad", "odd", "new", "what", "none"])
            bench.Folder.Write($"{content}.dll", content);

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(
            ["bad.dll Malicious Fail SPK2001", "good.dll Clean Pass ", "new.dll Unknown Pass SPK2003", "none.dll NotScanned Fail SPK3004", "odd.dll Suspicious Warn SPK2002", "what.dll NotScanned Fail SPK3004"],
            report.Files.Select(file => $"{file.Path} {file.Outcome} {file.Decision} {file.Code}"));
        Assert.Equal(new ScanSummary(Clean: 1, Suspicious: 1, Malicious: 1, Unknown: 1, NotScanned: 2), report.Summary);
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
        Assert.Contains("hologram", report.Files[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_is_asked_for_in_bulk_and_never_sent()
    {
        var service = new FakeService();
        using var bench = new Bench(service);
        for (var i = 0; i < 250; i++)
        {
            bench.Folder.Write($"{i}.dll", $"file {i}");
            service.Knows($"file {i}", "goodware");
        }

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.Equal(250, report.Summary.Clean);
        Assert.Equal(["reports 100", "reports 100", "reports 50", "status 100", "status 100", "status 50"], service.Calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_unknown_is_sent_once_however_many_files_hold_it_and_waited_for()
    {
        using var bench = new Bench(new() { Polls = 5, ClassificationOfUploads = "goodware" });
        bench.Folder.Write("a/one.dll", "same");
        bench.Folder.Write("b/two.dll", "same");
        bench.Folder.Write("c.dll", "other");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.Equal(["c.dll", "one.dll"], bench.Service.Uploads.Order(StringComparer.Ordinal));
        Assert.Equal([null, "a/one.dll", null], report.Files.Select(file => file.DuplicateOf));
    }

    [Fact]
    public async Task A_sample_that_is_still_being_analysed_is_not_judged_by_the_report_it_has_already()
    {
        var service = new FakeService().Knows("fresh", "goodware");
        var polls = 0;
        service.OnStatus = (hashes, answer) => polls++ < 3 ? [.. hashes.Select(hash => new SampleStatus(hash, ProcessingState.Processing))] : answer;
        service.OnReports = (hashes, answer) => polls <= 3 ? answer : [.. hashes.Select(hash => new SampleReport(hash) { Classification = "malicious" })];
        using var bench = new Bench(service);
        bench.Folder.Write("fresh.dll", "fresh");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(Outcome.Malicious, report.Files[0].Outcome);
        Assert.DoesNotContain("submit", service.Calls);
    }

    [Fact]
    public async Task Answers_are_matched_by_hash_wherever_they_stand_and_the_worse_of_two_counts()
    {
        var service = new FakeService().Knows("a", "goodware").Knows("b", "goodware").Knows("c", "goodware");
        service.OnStatus = (_, answer) => [.. answer.Reverse(), .. answer, new(FakeService.Sha256("nobody asked"), ProcessingState.NotFound)];
        service.OnReports = (_, answer) => [.. answer.Reverse(), new(FakeService.Sha256("b")) { Classification = "malicious" }, new(FakeService.Sha256("nobody asked")) { Classification = "malicious" }, .. answer];
        using var bench = new Bench(service);
        foreach (var content in (string[])["a", "b", "c"])
            bench.Folder.Write(content, content);

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal([Outcome.Clean, Outcome.Malicious, Outcome.Clean], report.Files.Select(file => file.Outcome));
    }

    [Fact]
    public async Task A_processed_sample_whose_report_never_comes_is_not_scanned()
    {
        var service = new FakeService().Knows("a", "goodware").Knows("b", "goodware");
        service.OnReports = (_, answer) => [.. answer.Where(report => report.Sha256 != FakeService.Sha256("a"))];
        using var bench = new Bench(service);
        bench.Folder.Write("a", "a");
        bench.Folder.Write("b", "b");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal([Outcome.NotScanned, Outcome.Clean], report.Files.Select(file => file.Outcome));
        Assert.Equal(Codes.ServiceError, report.Files[0].Code);
        Assert.Equal(ExitCodes.Unavailable, report.ExitCode);
    }

    [Fact]
    public async Task A_service_that_does_not_know_what_it_was_just_sent_is_given_a_moment_and_not_for_ever()
    {
        var forgetful = new FakeService { ClassificationOfUploads = "goodware" };
        var asked = 0;
        forgetful.OnStatus = (_, answer) => asked++ is > 0 and < 6 ? [] : answer;
        using var patient = new Bench(forgetful);
        patient.Folder.Write("a", "a");
        Assert.Equal(Outcome.Clean, (await patient.ScanAsync(cancellationToken: Token)).Files[0].Outcome);

        var lossy = new FakeService { OnStatus = (_, _) => [] };
        using var lost = new Bench(lossy);
        lost.Folder.Write("a", "a");
        var report = await lost.ScanAsync(cancellationToken: Token);

        Assert.Equal((Outcome.NotScanned, Codes.ServiceError), (report.Files[0].Outcome, report.Files[0].Code));
        Assert.True(report.Duration < TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_sample_that_the_answer_leaves_out_counts_as_not_found_and_is_sent()
    {
        var asked = 0;
        using var bench = new Bench(new FakeService { ClassificationOfUploads = "goodware" });
        bench.Service.OnStatus = (_, answer) => asked++ == 0 ? [] : answer;
        bench.Folder.Write("a", "a");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(["a"], bench.Service.Uploads);
        Assert.Equal(Outcome.Clean, report.Files[0].Outcome);
    }

    [Fact]
    public async Task An_empty_file_is_asked_about_but_never_sent()
    {
        using var bench = new Bench();
        bench.Folder.Write("empty", "");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(Outcome.Unknown, report.Files[0].Outcome);
        Assert.Contains("empty", report.Files[0].Reason, StringComparison.Ordinal);
        Assert.Equal(["status 1"], bench.Service.Calls);

        bench.Service.Knows("", "goodware");
        Assert.Equal(Outcome.Clean, (await bench.ScanAsync(cancellationToken: Token)).Files[0].Outcome);
    }

    [Fact]
    public async Task Submit_mode_sends_what_is_known_too()
    {
        using var bench = new Bench(new FakeService().Knows("a", "goodware"));
        bench.Folder.Write("a", "a");

        var report = await bench.ScanAsync(settings => settings.Mode = ScanMode.Submit, Token);

        Assert.Equal(["a"], bench.Service.Uploads);
        Assert.Equal(Outcome.Clean, report.Files[0].Outcome);
        Assert.Equal(ScanMode.Submit, report.Mode);
    }

    [Fact]
    public async Task Nothing_matched_is_a_failure_of_its_own()
    {
        using var bench = new Bench();

        var report = await bench.ScanAsync(settings => settings.Include = ["*.nothing"], Token);

        Assert.Equal(ExitCodes.NothingMatched, report.ExitCode);
        Assert.Equal([Codes.NothingMatched], report.Problems.Select(problem => problem.Code));
        Assert.Contains("*.nothing", report.Problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(bench.Service.Calls);
    }

    [Fact]
    public async Task One_pattern_of_several_that_matches_nothing_is_a_warning()
    {
        using var bench = new Bench(new FakeService().Knows("a", "goodware"));
        bench.Folder.Write("a.dll", "a");

        var report = await bench.ScanAsync(settings => settings.Include = ["*.dll", "*.exe"], Token);

        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.Equal((Codes.NothingMatched, Severity.Warning), (report.Problems.Single().Code, report.Problems.Single().Severity));
    }

    [Fact]
    public async Task Progress_counts_up_to_its_totals_phase_by_phase()
    {
        using var bench = new Bench(new FakeService { ClassificationOfUploads = "goodware" }.Knows("a", "goodware"));
        bench.Folder.Write("a", "a");
        bench.Folder.Write("b", "bb");
        var heard = new List<ScanProgress>();

        await new Scanner(bench.Host).ScanAsync(new() { Include = ["*"] }, new Listener(heard), Token);

        var last = heard.GroupBy(progress => progress.Phase).ToDictionary(group => group.Key, group => group.Last());
        Assert.Equal(
            [ScanPhase.Finding, ScanPhase.Hashing, ScanPhase.Connecting, ScanPhase.Lookup, ScanPhase.Submitting, ScanPhase.Waiting, ScanPhase.Done],
            heard.Select(progress => progress.Phase).Distinct());
        Assert.Equal((2, 2, 3L), (last[ScanPhase.Hashing].Done, last[ScanPhase.Hashing].Total, last[ScanPhase.Hashing].Bytes));
        Assert.Equal((2, 2), (last[ScanPhase.Lookup].Done, last[ScanPhase.Lookup].Total));
        Assert.Equal((1, 1, 2L), (last[ScanPhase.Submitting].Done, last[ScanPhase.Submitting].Total, last[ScanPhase.Submitting].Bytes));
        Assert.Equal((1, 1), (last[ScanPhase.Waiting].Done, last[ScanPhase.Waiting].Total));
    }

    [Fact]
    public async Task Progress_of_a_large_file_moves_while_it_is_sent()
    {
        using var service = new SpectraKit.Testing.TemporaryFolder();
        await using var emulator = await SpectraKit.Emulator.SpectraEmulator.StartAsync(cancellationToken: Token);
        service.Write("large.bin", new byte[3_000_000]);
        var heard = new List<ScanProgress>();
        var host = new EngineHost { WorkingFolder = service.Path, Environment = _ => emulator.Token };

        await new Scanner(host).ScanAsync(new() { Include = ["*.bin"], Url = emulator.BaseAddress.AbsoluteUri }, new Listener(heard), Token);

        // Not sent yet, and more of it gone each time.
        var moving = heard.Where(progress => progress is { Phase: ScanPhase.Submitting, Done: 0, Bytes: > 0 }).Select(progress => progress.Bytes).ToList();
        Assert.True(moving.Count > 2);
        Assert.Equal(moving.Order(), moving);
        Assert.True(moving[0] < 3_000_000);
    }

    private sealed class Listener(List<ScanProgress> heard) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value)
        {
            lock (heard)
                heard.Add(value);
        }
    }
}
