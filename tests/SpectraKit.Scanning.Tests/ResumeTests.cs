using System.Text.Json;

namespace SpectraKit.Scanning.Tests;

/// <summary>A run that ended early is gone on with: what it sent is waited for and never sent again.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly Bench _bench = new(new FakeService { ClassificationOfUploads = "goodware" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ResumeTests()
    {
        foreach (var name in (string[])["a", "b", "c"])
            _bench.Folder.Write($"{name}.dll", name);
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Sent_now_and_waited_for_later()
    {
        var now = await ScanAsync(settings => settings.SubmitOnly = true);

        Assert.All(now.Files, file => Assert.Equal((Outcome.NotScanned, Codes.AnalysisPending), (file.Outcome, file.Code)));
        Assert.Equal(ExitCodes.Deadline, now.ExitCode);
        var later = await ResumeAsync();

        Assert.All(later.Files, file => Assert.Equal(Outcome.Clean, file.Outcome));
        Assert.Equal(ExitCodes.AllClear, later.ExitCode);
        Assert.Equal(3, _bench.Service.Uploads.Count);
    }

    [Fact]
    public async Task What_the_service_was_sent_and_does_not_show_yet_is_not_sent_again()
    {
        await ScanAsync(settings => settings.SubmitOnly = true);
        var questions = 0;
        _bench.Service.OnStatus = (_, answer) => questions++ < 2 ? [] : answer;

        var later = await ResumeAsync();

        Assert.All(later.Files, file => Assert.Equal(Outcome.Clean, file.Outcome));
        Assert.Equal(3, _bench.Service.Uploads.Count);
    }

    [Fact]
    public async Task What_the_service_has_lost_is_said_and_not_sent_again()
    {
        await ScanAsync(settings => settings.SubmitOnly = true);
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        _bench.Service.Forget("b");

        var later = await ResumeAsync();

        Assert.Equal([Outcome.Clean, Outcome.NotScanned, Outcome.Clean], later.Files.Select(file => file.Outcome));
        Assert.Equal(Codes.ServiceError, later.Files[1].Code);
        Assert.Equal(3, _bench.Service.Uploads.Count);
    }

    [Fact]
    public async Task A_run_that_was_cancelled_while_sending_sends_the_rest_alone()
    {
        using var cancel = new CancellationTokenSource();
        _bench.Service.OnSubmit = (name, sha1) =>
        {
            if (_bench.Service.Uploads.Count == 2)
                cancel.Cancel();
            return sha1;
        };
        await ScanAsync(_ => { }, cancel.Token);
        _bench.Service.OnSubmit = (_, sha1) => sha1;

        var later = await ResumeAsync();

        Assert.All(later.Files, file => Assert.Equal(Outcome.Clean, file.Outcome));
        Assert.Equal(["a.dll", "b.dll", "c.dll"], _bench.Service.Uploads.Order(StringComparer.Ordinal).Distinct());
        Assert.Equal(3, _bench.Service.Uploads.Count);
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_another_content()
    {
        await ScanAsync(settings => settings.SubmitOnly = true);
        _bench.Folder.Write("a.dll", "another a");

        var later = await ResumeAsync();

        Assert.All(later.Files, file => Assert.Equal(Outcome.Clean, file.Outcome));
        Assert.Equal(["a.dll", "a.dll", "b.dll", "c.dll"], _bench.Service.Uploads.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_line_that_was_cut_off_says_nothing_and_is_written_over()
    {
        await ScanAsync(settings => settings.SubmitOnly = true);
        var path = _bench.Folder.Combine("run.json");
        var whole = File.ReadAllText(path);
        File.WriteAllText(path, whole[..^20]);

        Assert.Equal(2, RunFile.Load(path).Sent.Count);
        _bench.Folder.Write("d.dll", "d");
        await ResumeAsync();

        var lines = File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        Assert.Equal(4, lines.Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}\n")]
    [InlineData("{\"schemaVersion\":\"2.0\",\"kind\":\"run\"}\n")]
    [InlineData("{\"schemaVersion\":\"1.0\",\"kind\":\"run\",\"workingFolder\":\"/\",\"settings\":{\"nonsense\":1}}\n")]
    [InlineData("{\"schemaVersion\":\"1.0\",\"kind\":\"run\",\"workingFolder\":\"/\",\"settings\":{}}\n{\"sent\":\"zz\",\"at\":\"2026-01-01T00:00:00Z\"}\n")]
    public async Task What_is_no_run_file_is_refused_before_anything_is_sent(string? text)
    {
        if (text is not null)
            _bench.Folder.Write("run.json", text);

        var report = await ScanAsync(settings => settings.Resume = true);

        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
        Assert.Contains(report.Problems, problem => problem.Code == Codes.InvalidRunFile);
        Assert.Empty(_bench.Service.Calls);
    }

    [Fact]
    public async Task A_run_that_only_remembered_has_a_file_of_its_own_too()
    {
        await ScanAsync(settings => settings.CacheFolder = "cache");
        File.Delete(_bench.Folder.Combine("run.json"));
        var uploads = _bench.Service.Uploads.Count;

        var remembered = await ScanAsync(settings => settings.CacheFolder = "cache");
        var later = await ResumeAsync();

        Assert.All((ScanReport[])[remembered, later], report => Assert.Equal(ExitCodes.AllClear, report.ExitCode));
        Assert.Equal(uploads, _bench.Service.Uploads.Count);
    }

    [Fact]
    public async Task A_run_that_ended_before_it_had_read_a_file_can_be_gone_on_with()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        _bench.Folder.Write("run.json", "the file of another run");
        var ended = await ScanAsync(_ => { }, cancelled.Token);

        var later = await ResumeAsync();

        Assert.Equal(ExitCodes.Cancelled, ended.ExitCode);
        Assert.Equal((3, ExitCodes.AllClear), (later.Files.Count, later.ExitCode));
    }

    [Fact]
    public async Task What_is_said_when_it_goes_on_is_meant_from_there_and_the_rest_from_where_it_began()
    {
        await ScanAsync(settings => (settings.SubmitOnly, settings.ReportPath, settings.Reports) = (true, "scan.json", [new(ReportFormat.Csv, "scan.csv")]));
        File.Delete(_bench.Folder.Combine("scan.json"));
        File.Delete(_bench.Folder.Combine("scan.csv"));
        Directory.CreateDirectory(_bench.Folder.Combine("later"));

        var later = await new Resumer(_bench.Host.In(_bench.Folder.Combine("later"))).ResumeAsync(
            new() { RunFile = "../run.json", Reports = [new(ReportFormat.Text, "scan.txt")] }, null, Token);

        Assert.Equal((3, ExitCodes.AllClear), (later.Files.Count, later.ExitCode));
        Assert.True(File.Exists(_bench.Folder.Combine("later", "scan.txt")));
        Assert.True(File.Exists(_bench.Folder.Combine("scan.json")));
        Assert.False(File.Exists(_bench.Folder.Combine("scan.csv")));
    }

    [Fact]
    public async Task Two_runs_do_not_share_a_file()
    {
        ScanReport? second = null;
        _bench.Service.BeforeUpload = _ =>
        {
            _bench.Service.BeforeUpload = _ => { };
            second = ScanAsync(_ => { }).GetAwaiter().GetResult();
        };

        var first = await ScanAsync(_ => { });

        Assert.Equal(ExitCodes.AllClear, first.ExitCode);
        Assert.Contains(second!.Problems, problem => problem.Code == Codes.InvalidRunFile);
    }

    [Fact]
    public void Settings_come_back_as_they_were_written_and_hold_no_secret()
    {
        var settings = new ScanSettings
        {
            Url = "https://appliance.example.com",
            TokenVariable = "MY_TOKEN",
            Timeout = TimeSpan.FromMinutes(7),
            Root = "sub",
            Include = ["*.dll", "!x.dll"],
            Exclude = ["*.pdb"],
            Files = ["a\nb"],
            FileLists = ["list"],
            MaxFileSize = 7,
            FailOn = [Outcome.Unknown],
            NotScanned = Decision.Warn,
            OnServiceError = ServiceErrorRule.AllowKnown,
            StampFile = "stamp",
            PolicyFile = "policy.json",
            Archives = ArchiveEntries.Ignore,
            Services = [VerdictService.Intelligence, VerdictService.AnalyzeCloud],
            IntelligenceUrl = "https://cloud.example.com",
            OnUnknown = UnknownRule.Accept,
            Mode = ScanMode.Lookup,
            SubmitOnly = true,
            RunFile = "run.json",
            Resume = true,
            CacheFolder = "cache",
            Manifests = ["m.json"],
            ReportPath = "r.json",
            Reports = [new(ReportFormat.Sarif, "r.sarif")],
            CaFile = "ca.pem",
            Kind = ServiceKind.Intelligence,
            UserVariable = "U",
            PasswordVariable = "P",
            Emulator = true,
            EmulatorRules = "rules.json",
        };
        Assert.All(typeof(ScanSettings).GetProperties(), property => Assert.NotEqual(property.GetValue(new ScanSettings()), property.GetValue(settings)));

        var json = JsonReport.Write(writer => SettingsWriter.Write(writer, settings));
        var back = SettingsReader.Scan(SettingsText.Parse(System.Text.Encoding.UTF8.GetString(json)));

        Assert.Equal(JsonSerializer.Serialize(settings), JsonSerializer.Serialize(back));
    }

    private Task<ScanReport> ScanAsync(Action<ScanSettings> change, CancellationToken? token = null) => _bench.ScanAsync(
        settings =>
        {
            (settings.Include, settings.RunFile) = (["*.dll"], "run.json");
            change(settings);
        },
        token ?? Token);

    private Task<ScanReport> ResumeAsync() => new Resumer(_bench.Host).ResumeAsync(new() { RunFile = "run.json" }, null, Token);
}
