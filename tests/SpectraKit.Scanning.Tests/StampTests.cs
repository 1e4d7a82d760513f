namespace SpectraKit.Scanning.Tests;

/// <summary>A run that would find what the last one found neither reads nor asks; whatever it depends on makes it do both.</summary>
public sealed class StampTests : IDisposable
{
    private readonly Bench _bench = new(new FakeService().Knows("one", "goodware").Knows("two", "goodware").Knows("six", "goodware").Knows("bad", "malicious").Knows("odd", "suspicious"));

    public StampTests()
    {
        _bench.Folder.Write("bin/a.dll", "one");
        _bench.Folder.Write("bin/b.dll", "two");
        Age("bin/a.dll");
        Age("bin/b.dll");
    }

    private string StampPath => _bench.Folder.Combine("obj", "scan.stamp");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_unchanged_run_asks_nothing_reads_nothing_and_says_the_same()
    {
        var first = await ScanAsync();
        var calls = _bench.Service.Calls.Count;

        // What cannot be opened cannot have been read.
        using var locked = new FileStream(_bench.Folder.Combine("bin", "a.dll"), FileMode.Open, FileAccess.Read, FileShare.None);
        var second = await ScanAsync();

        Assert.Equal((false, true), (first.IsUnchanged, second.IsUnchanged));
        Assert.Equal(calls, _bench.Service.Calls.Count);
        Assert.Equal(first.Files, second.Files);
        Assert.Equal((first.StartedAt, first.ExitCode), (second.StartedAt, second.ExitCode));
        Assert.Contains(TextReport.Totals(second), line => line.StartsWith("Unchanged since ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_is_written_whether_anything_changed_or_not()
    {
        await ScanAsync();

        await ScanAsync(settings => settings.ReportPath = "scan.json");

        Assert.True(JsonReportReader.Read(File.ReadAllBytes(_bench.Folder.Combine("scan.json"))).IsUnchanged);
    }

    [Fact]
    public async Task An_unchanged_run_has_the_file_of_its_run_and_not_that_of_another()
    {
        await ScanAsync();
        await ScanAsync(settings => (settings.Include, settings.StampFile, settings.RunFile, settings.SubmitOnly) = (["obj/*"], null, "run.json", true));
        var calls = _bench.Service.Calls.Count;

        var unchanged = await ScanAsync(settings => settings.RunFile = "run.json");
        var run = RunFile.Load(_bench.Folder.Combine("run.json"));
        var resumed = await new Scanner(_bench.Host).ScanAsync(run.Settings, null, TestContext.Current.CancellationToken);

        Assert.True(unchanged.IsUnchanged);
        Assert.Equal(["bin/*.dll"], run.Settings.Include);
        Assert.Empty(run.Sent);
        Assert.Equal(unchanged.Files, resumed.Files);
        Assert.Equal(calls, _bench.Service.Calls.Count);
    }

    [Theory]
    [InlineData("content")]
    [InlineData("size and time of writing put back")]
    [InlineData("replaced by a file of the same size and time")]
    [InlineData("another file")]
    [InlineData("one file less")]
    [InlineData("renamed")]
    public async Task A_changed_file_is_read_and_asked_about(string change)
    {
        await ScanAsync();
        var path = _bench.Folder.Combine("bin", "a.dll");
        var written = File.GetLastWriteTimeUtc(path);
        switch (change)
        {
            case "content":
                File.WriteAllText(path, "six");
                break;
            case "size and time of writing put back":
                File.WriteAllText(path, "six");
                File.SetLastWriteTimeUtc(path, written);
                break;
            case "replaced by a file of the same size and time":
                File.WriteAllText(path + ".new", "six");
                File.SetLastWriteTimeUtc(path + ".new", written);
                File.Move(path + ".new", path, overwrite: true);
                break;
            case "another file":
                _bench.Folder.Write("bin/c.dll", "six");
                break;
            case "one file less":
                File.Delete(path);
                break;
            default:
                File.Move(path, _bench.Folder.Combine("bin", "aa.dll"));
                break;
        }

        Assert.False((await ScanAsync()).IsUnchanged);
    }

    [Theory]
    [InlineData("six", false)]
    [InlineData("one", true)]
    public async Task Within_the_step_of_the_file_systems_clock_content_decides(string content, bool isUnchanged)
    {
        // A file system that keeps neither inode nor time of change, and a second write that has the size and the time of the first.
        var host = WithPoorFileSystem();
        var path = _bench.Folder.Combine("bin", "a.dll");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        var written = File.GetLastWriteTimeUtc(path);
        await ScanAsync(host: host);

        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, written);

        Assert.Equal(isUnchanged, (await ScanAsync(host: host)).IsUnchanged);
    }

    [Fact]
    public async Task A_file_that_was_read_again_because_of_its_time_is_not_read_a_third_time()
    {
        var host = WithPoorFileSystem();
        var path = _bench.Folder.Combine("bin", "a.dll");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        await ScanAsync(host: host);
        var stamp = StampText.Read(StampPath)!;
        Assert.True(stamp.IsRacy(stamp.Files[0]));
        Assert.False(stamp.IsRacy(stamp.Files[1]));

        Assert.True((await ScanAsync(host: host)).IsUnchanged);

        Assert.True(StampText.Read(StampPath)!.LookedAt > stamp.LookedAt);
    }

    [Theory]
    [InlineData("policy")]
    [InlineData("policy file")]
    [InlineData("mode")]
    [InlineData("pattern")]
    [InlineData("size limit")]
    public async Task Another_setting_is_another_run(string change)
    {
        await ScanAsync();
        if (change == "policy file")
            _bench.Folder.Write("spectrakit.json", "{}");

        var report = await ScanAsync(settings =>
        {
            if (change == "policy")
                settings.FailOn = [Outcome.Unknown];
            if (change == "mode")
                settings.Mode = ScanMode.Lookup;
            if (change == "pattern")
                settings.Include = ["bin/*"];
            if (change == "size limit")
                settings.MaxFileSize = 1000;
        });

        Assert.False(report.IsUnchanged);
    }

    [Fact]
    public async Task Another_service_is_another_run()
    {
        CheckedScan Checked(string url) => CheckedScan.Of(Settings(url), new() { WorkingFolder = _bench.Folder.Path, Environment = _ => "token" });
        ScanSettings Settings(string url) => new() { Include = ["bin/*.dll"], Url = url };

        Assert.NotEqual(
            StampKey.Of(Checked("https://one.example.com"), Settings("https://one.example.com"), new()),
            StampKey.Of(Checked("https://two.example.com"), Settings("https://two.example.com"), new()));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Verdicts_end_and_the_stamp_with_them()
    {
        await ScanAsync();

        _bench.Clock.Advance(TimeSpan.FromHours(23));
        Assert.True((await ScanAsync()).IsUnchanged);
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False((await ScanAsync()).IsUnchanged);
    }

    [Fact]
    public async Task What_nothing_is_known_of_is_asked_about_again_after_an_hour()
    {
        _bench.Folder.Write("bin/new.dll", "new");
        await ScanAsync();

        _bench.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.False((await ScanAsync()).IsUnchanged);
    }

    [Theory]
    [InlineData("bad")]
    [InlineData("odd")]
    public async Task A_run_that_had_something_to_say_leaves_no_stamp_and_takes_away_an_earlier_one(string content)
    {
        await ScanAsync();
        Assert.True(File.Exists(StampPath));
        _bench.Folder.Write("bin/c.dll", content);

        await ScanAsync();

        Assert.False(File.Exists(StampPath));
        Assert.False((await ScanAsync()).IsUnchanged);
    }

    [Fact]
    public async Task A_pattern_that_matches_nothing_is_warned_of_every_time()
    {
        Action<ScanSettings> both = settings => settings.Include = ["bin/*.dll", "*.exe"];

        Assert.NotEmpty((await ScanAsync(both)).Problems);
        Assert.NotEmpty((await ScanAsync(both)).Problems);
    }

    [Fact]
    public async Task A_suppression_that_ends_soon_is_warned_of_every_time()
    {
        _bench.Folder.Write("bin/c.dll", "bad");
        _bench.Folder.Write("spectrakit.json", $$"""{"suppressions": [{"sha256": "{{FakeService.Sha256("bad")}}", "threat": "Win32.Trojan.Example", "justification": "Known.", "expires": "{{_bench.Clock.GetUtcNow().AddDays(5):yyyy-MM-dd}}"}]}""");

        for (var i = 0; i < 2; i++)
        {
            var report = await ScanAsync();
            Assert.Equal((ExitCodes.AllClear, Codes.SuppressionEndsSoon), (report.ExitCode, Assert.Single(report.Problems).Code));
        }
    }

    [Fact]
    public async Task A_file_that_changes_while_the_service_thinks_is_in_no_stamp()
    {
        var path = _bench.Folder.Combine("bin", "a.dll");
        _bench.Service.OnReports = (_, answer) =>
        {
            File.WriteAllText(path, "six");
            return answer;
        };

        await ScanAsync();

        Assert.False(File.Exists(StampPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a stamp")]
    [InlineData("99999999999999999999\n{}")]
    [InlineData("1\n{\"version\": 2}")]
    public async Task What_is_no_stamp_is_written_over(string content)
    {
        _bench.Folder.Write("obj/scan.stamp", content);

        Assert.False((await ScanAsync()).IsUnchanged);
        Assert.True((await ScanAsync()).IsUnchanged);
    }

    [Fact]
    public async Task The_first_line_is_the_expiry_for_whoever_can_compare_a_number()
    {
        var report = await ScanAsync();

        Assert.Equal((report.StartedAt + TimeSpan.FromDays(1)).UtcTicks, long.Parse(File.ReadLines(StampPath).First(), System.Globalization.CultureInfo.InvariantCulture));
    }

    private void Age(string path) => File.SetLastWriteTimeUtc(_bench.Folder.Combine(path), DateTime.UtcNow.AddMinutes(-1));

    private EngineHost WithPoorFileSystem() => new()
    {
        WorkingFolder = _bench.Host.WorkingFolder,
        Time = _bench.Clock,
        Environment = _ => null,
        Connect = _bench.Host.Connect,
        Look = path => FileIdentity.Of(path) is { } identity ? identity with { Changed = 0, Inode = 0 } : null,
    };

    private Task<ScanReport> ScanAsync(Action<ScanSettings>? change = null, EngineHost? host = null)
    {
        var settings = new ScanSettings { Include = ["bin/*.dll"], StampFile = "obj/scan.stamp" };
        change?.Invoke(settings);
        return new Scanner(host ?? _bench.Host).ScanAsync(settings, null, TestContext.Current.CancellationToken);
    }
}
