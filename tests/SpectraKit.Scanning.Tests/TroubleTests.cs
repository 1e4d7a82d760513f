namespace SpectraKit.Scanning.Tests;

/// <summary>What goes wrong with files and services, and what a scan makes of it.</summary>
public sealed class TroubleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listed_file_that_cannot_be_read_is_not_scanned_and_costs_no_other_its_verdict()
    {
        using var bench = new Bench(new FakeService().Knows("a", "goodware"));
        bench.Folder.Write("a.dll", "a");
        Directory.CreateDirectory(bench.Folder.Combine("folder.dll"));
        File.CreateSymbolicLink(bench.Folder.Combine("broken.dll"), "nowhere");

        var report = await bench.ScanAsync(settings => settings.Files = ["folder.dll", "gone.dll"], Token);

        Assert.Equal(
            ["a.dll Clean ", "broken.dll NotScanned SPK2004", "folder.dll NotScanned SPK2004", "gone.dll NotScanned SPK2004"],
            report.Files.Select(file => $"{file.Path} {file.Outcome} {file.Code}"));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
        Assert.All(report.Files.Skip(1), file => Assert.Null(file.Sha256));
    }

    [Fact]
    public async Task A_file_that_vanishes_between_hashing_and_sending_is_not_scanned()
    {
        using var bench = new Bench(new() { ClassificationOfUploads = "goodware" });
        var path = bench.Folder.Write("a.dll", "a");
        bench.Service.BeforeUpload = _ => File.Delete(path);

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal((Outcome.NotScanned, Codes.NotScanned), (report.Files[0].Outcome, report.Files[0].Code));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Fact]
    public async Task A_file_that_changes_between_hashing_and_sending_is_not_scanned_and_not_sent()
    {
        using var bench = new Bench(new() { ClassificationOfUploads = "goodware" });
        var path = bench.Folder.Write("a.dll", "a");
        bench.Service.BeforeUpload = _ => File.WriteAllText(path, "a secret that was never to be sent");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal((Outcome.NotScanned, Codes.FileChanged), (report.Files[0].Outcome, report.Files[0].Code));
        Assert.Empty(bench.Service.Uploads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task A_file_whose_content_alone_changes_is_not_scanned_and_not_sent(int length)
    {
        using var bench = new Bench(new() { ClassificationOfUploads = "goodware" });
        var path = bench.Folder.Write("a.dll", new string('a', length));
        var written = File.GetLastWriteTimeUtc(path);
        bench.Service.BeforeUpload = _ =>
        {
            File.WriteAllText(path, new string('a', length - 1) + 'b');
            File.SetLastWriteTimeUtc(path, written);
        };

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal((Outcome.NotScanned, Codes.FileChanged), (report.Files[0].Outcome, report.Files[0].Code));
        Assert.Empty(bench.Service.Uploads);
    }

    [Fact]
    public async Task A_service_that_received_other_bytes_than_were_hashed_is_not_believed()
    {
        using var bench = new Bench(new() { ClassificationOfUploads = "goodware", OnSubmit = (_, _) => FakeService.Sha1("other bytes") });
        bench.Folder.Write("a.dll", "a");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal((Outcome.NotScanned, Codes.FileChanged), (report.Files[0].Outcome, report.Files[0].Code));
    }

    [Fact]
    public async Task When_one_of_two_equal_files_vanishes_the_other_is_sent_and_only_the_first_is_not_scanned()
    {
        using var bench = new Bench(new() { ClassificationOfUploads = "goodware" });
        var first = bench.Folder.Write("a.dll", "same");
        bench.Folder.Write("b.dll", "same");
        bench.Service.BeforeUpload = _ => File.Delete(first);

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal([Outcome.NotScanned, Outcome.Clean], report.Files.Select(file => file.Outcome));
        Assert.Equal(["b.dll"], bench.Service.Uploads);
    }

    [Fact]
    public async Task One_refused_file_costs_no_other_its_verdict()
    {
        using var bench = new Bench(new() { ClassificationOfUploads = "goodware" });
        bench.Service.BeforeUpload = name =>
        {
            if (name == "big")
                throw Failures.Of(Codes.SubmissionRefused);
        };
        bench.Folder.Write("big", "too big");
        bench.Folder.Write("small", "fine");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(["big NotScanned SPK2006", "small Clean "], report.Files.Select(file => $"{file.Path} {file.Outcome} {file.Code}"));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Fact]
    public async Task One_batch_that_fails_costs_no_other_batch_its_verdicts()
    {
        var service = new FakeService();
        using var bench = new Bench(service);
        for (var i = 0; i < 150; i++)
        {
            bench.Folder.Write($"{i:000}", $"file {i}");
            service.Knows($"file {i}", "goodware");
        }

        service.OnStatus = (hashes, answer) => hashes.Count == 50 ? throw Failures.Of(Codes.ServiceError) : answer;

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal((100, 50), (report.Summary.Clean, report.Summary.NotScanned));
        Assert.Equal(ExitCodes.Unavailable, report.ExitCode);
    }

    [Theory]
    [InlineData("SPK3001", ExitCodes.Unavailable)]
    [InlineData("SPK1004", ExitCodes.Configuration)]
    [InlineData("SPK1006", ExitCodes.Configuration)]
    [InlineData("SPK1007", ExitCodes.Configuration)]
    public async Task What_concerns_the_whole_service_ends_the_run_at_once_with_its_own_code_for_every_file(string code, int exitCode)
    {
        using var bench = new Bench();
        bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.Find(code)!, concernsService: true);
        bench.Folder.Write("a", "a");
        bench.Folder.Write("b", "b");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.All(report.Files, file => Assert.Equal((Outcome.NotScanned, code), (file.Outcome, file.Code!.Id)));
        Assert.Equal(exitCode, report.ExitCode);
        Assert.Equal(code, Assert.Single(report.Problems).Code.Id);
        Assert.Equal(["status 2"], bench.Service.Calls);
    }

    [Fact]
    public async Task A_failure_while_waiting_is_survived()
    {
        using var bench = new Bench(new() { ClassificationOfUploads = "goodware", Polls = 3 });
        var polls = 0;
        bench.Service.OnStatus = (_, answer) => polls++ is 1 or 2 or 4 ? throw Failures.Of(Codes.Unreachable, concernsService: true) : answer;
        bench.Folder.Write("a", "a");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(Outcome.Clean, report.Files[0].Outcome);
    }

    [Fact]
    public async Task A_service_that_stays_away_while_it_is_waited_for_ends_the_run_long_before_the_deadline()
    {
        using var bench = new Bench();
        var polls = 0;
        bench.Service.OnStatus = (_, answer) => polls++ > 0 ? throw Failures.Of(Codes.Unreachable, concernsService: true) : answer;
        bench.Folder.Write("a", "a");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal((Outcome.NotScanned, Codes.Unreachable), (report.Files[0].Outcome, report.Files[0].Code));
        Assert.True(report.Duration < TimeSpan.FromMinutes(5));
        Assert.Equal(ExitCodes.Unavailable, report.ExitCode);
    }

    [Fact]
    public async Task Credentials_that_are_refused_while_waiting_end_the_run()
    {
        using var bench = new Bench();
        var polls = 0;
        bench.Service.OnStatus = (_, answer) => polls++ > 0 ? throw Failures.Of(Codes.CredentialRefused, concernsService: true) : answer;
        bench.Folder.Write("a", "a");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(Codes.CredentialRefused, report.Files[0].Code);
        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
    }

    [Fact]
    public async Task A_full_queue_is_waited_for_and_a_used_up_quota_is_not_waited_for_long()
    {
        using var full = new Bench(new() { ClassificationOfUploads = "goodware" });
        var refusals = 2;
        full.Service.BeforeUpload = _ =>
        {
            if (refusals-- > 0)
                throw Failures.Of(Codes.QuotaExceeded);
        };
        full.Folder.Write("a", "a");
        Assert.Equal(Outcome.Clean, (await full.ScanAsync(cancellationToken: Token)).Files[0].Outcome);

        using var usedUp = new Bench { Service = { BeforeUpload = _ => throw Failures.Of(Codes.QuotaExceeded, retryAfter: TimeSpan.FromHours(3)) } };
        for (var i = 0; i < 20; i++)
            usedUp.Folder.Write($"{i}", $"{i}");
        var report = await usedUp.ScanAsync(cancellationToken: Token);

        Assert.All(report.Files, file => Assert.Equal(Codes.QuotaExceeded, file.Code));
        Assert.Equal(ExitCodes.Unavailable, report.ExitCode);
        Assert.InRange(usedUp.Service.Calls.Count(call => call == "submit"), 1, 4);
    }

    [Fact]
    public async Task At_the_deadline_what_is_left_is_not_scanned_and_what_was_answered_stays()
    {
        using var bench = new Bench(new FakeService { Polls = int.MaxValue }.Knows("known", "goodware"));
        bench.Folder.Write("known", "known");
        bench.Folder.Write("slow", "slow");

        var report = await bench.ScanAsync(settings => settings.Timeout = TimeSpan.FromMinutes(10), Token);

        Assert.Equal(["known Clean ", "slow NotScanned SPK3005"], report.Files.Select(file => $"{file.Path} {file.Outcome} {file.Code}"));
        Assert.Equal(ExitCodes.Deadline, report.ExitCode);
        Assert.Equal(Codes.DeadlineReached, Assert.Single(report.Problems).Code);
    }

    [Fact]
    public async Task Malware_that_was_found_is_the_exit_code_even_when_the_deadline_came()
    {
        using var bench = new Bench(new FakeService { Polls = int.MaxValue }.Knows("bad", "malicious"));
        bench.Folder.Write("bad", "bad");
        bench.Folder.Write("slow", "slow");

        Assert.Equal(ExitCodes.Refused, (await bench.ScanAsync(cancellationToken: Token)).ExitCode);
    }

    [Fact]
    public async Task A_cancelled_run_still_has_a_complete_report_and_writes_it()
    {
        using var bench = new Bench(new FakeService { Polls = int.MaxValue }.Knows("known", "goodware"));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        bench.Folder.Write("in/known", "known");
        bench.Folder.Write("in/slow", "slow");
        var polls = 0;
        bench.Service.OnStatus = (_, answer) =>
        {
            if (polls++ == 3)
                cancel.Cancel();
            return answer;
        };

        var report = await bench.ScanAsync(
            settings =>
            {
                settings.Include = ["in/*"];
                settings.ReportPath = "out/report.json";
                settings.NotScanned = Decision.Pass;
            },
            cancel.Token);

        Assert.Equal(["in/known Clean Pass ", "in/slow NotScanned Fail SPK3006"], report.Files.Select(file => $"{file.Path} {file.Outcome} {file.Decision} {file.Code}"));
        Assert.Equal(ExitCodes.Cancelled, report.ExitCode);
        Assert.Equal(JsonReport.Write(report), File.ReadAllBytes(bench.Folder.Combine("out", "report.json")));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_begins_says_so()
    {
        using var bench = new Bench();
        bench.Folder.Write("a", "a");

        var report = await bench.ScanAsync(cancellationToken: new CancellationToken(true));

        Assert.Equal(ExitCodes.Cancelled, report.ExitCode);
        Assert.Empty(bench.Service.Calls);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_fails_the_run_and_leaves_what_stood_there()
    {
        using var bench = new Bench(new FakeService().Knows("a", "goodware"));
        bench.Folder.Write("in/a", "a");
        bench.Folder.Write("taken/inside", "a folder cannot be replaced by a report");

        var report = await bench.ScanAsync(
            settings =>
            {
                settings.Include = ["in/*"];
                settings.ReportPath = "taken";
            },
            Token);

        Assert.Equal(Codes.FileNotWritten, Assert.Single(report.Problems).Code);
        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
        Assert.Equal(["in", "taken"], Directory.GetFileSystemEntries(bench.Folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_endless_device_and_a_pipe_nobody_writes_to_do_not_hang_the_scan()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /dev/zero here.");
        using var bench = new Bench(new FakeService().Knows("a", "goodware"));
        bench.Folder.Write("a", "a");
        File.CreateSymbolicLink(bench.Folder.Combine("zero"), "/dev/zero");
        var pipe = bench.Folder.Combine("pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            await made.WaitForExitAsync(Token);

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(["a Clean ", "pipe NotScanned SPK2004", "zero NotScanned SPK2005"], report.Files.Select(file => $"{file.Path} {file.Outcome} {file.Code}"));

        // Whoever still waits for the pipe's other end is let go.
        await using var writer = new FileStream(pipe, FileMode.Open, FileAccess.Write);
    }
}
