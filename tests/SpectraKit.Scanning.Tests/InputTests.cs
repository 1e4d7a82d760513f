namespace SpectraKit.Scanning.Tests;

/// <summary>What a scan can be told to look at: patterns with and without an exclamation mark, lists, sizes, manifests.</summary>
public sealed class InputTests : IDisposable
{
    private readonly Bench _bench = new(new FakeService { ClassificationOfUploads = "goodware" }.Knows("bad", "malicious"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public InputTests()
    {
        _bench.Folder.Write("bin/a.dll", "a");
        _bench.Folder.Write("bin/a.pdb", "symbols");
        _bench.Folder.Write("bin/deep/b.dll", "b");
    }

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("bin/**/*", "!**/*.pdb")]
    [InlineData("!**/*.pdb", "bin/**/*")]
    public async Task A_pattern_behind_an_exclamation_mark_leaves_out_wherever_it_stands(params string[] patterns)
    {
        var report = await _bench.ScanAsync(settings => settings.Include = patterns, Token);

        Assert.Equal(["bin/a.dll", "bin/deep/b.dll"], report.Files.Select(file => file.Path));
        Assert.Empty(report.Problems);
    }

    [Theory]
    [InlineData("bin/**/*.exe")]
    [InlineData("!**/*.xml")]
    public async Task A_pattern_that_matches_nothing_is_named(string pattern)
    {
        var report = await _bench.ScanAsync(settings => settings.Include = ["bin/**/*.dll", pattern], Token);

        var problem = Assert.Single(report.Problems);
        Assert.Equal((Codes.NothingMatched, Severity.Warning), (problem.Code, problem.Severity));
        Assert.Contains($"'{pattern.TrimStart('!')}'", problem.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
    }

    [Fact]
    public async Task What_a_run_writes_itself_is_not_scanned()
    {
        Action<ScanSettings> all = settings =>
        {
            settings.Include = ["**/*"];
            (settings.StampFile, settings.RunFile, settings.CacheFolder) = ("out/scan.stamp", "out/run.json", "out/cache");
            (settings.ReportPath, settings.Reports) = ("out/scan.json", [new(ReportFormat.Sarif, "out/scan.sarif")]);
        };

        var first = await _bench.ScanAsync(all, Token);
        _bench.Folder.Write("out/cache/dropped.dll", "dropped");
        var second = await _bench.ScanAsync(all, Token);
        var third = await _bench.ScanAsync(all, Token);

        Assert.True(Directory.GetFiles(_bench.Folder.Path, "*", SearchOption.AllDirectories).Length > 8);
        Assert.Equal(["bin/a.dll", "bin/a.pdb", "bin/deep/b.dll"], first.Files.Select(file => file.Path));
        Assert.Equal(["bin/a.dll", "bin/a.pdb", "bin/deep/b.dll", "out/cache/dropped.dll"], second.Files.Select(file => file.Path));
        Assert.True(third.IsUnchanged);
    }

    [Theory]
    [InlineData("bin/a.dll\nbin/deep/b.dll\n")]
    [InlineData("\uFEFFbin/a.dll\r\n\r\nbin/deep/b.dll")]
    [InlineData("bin/a.dll\0bin/deep/b.dll\0")]
    public async Task A_list_names_its_files_by_line_or_by_NUL(string list)
    {
        _bench.Folder.Write("list.txt", list);

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.FileLists) = ([], ["list.txt"]), Token);

        Assert.Equal(["bin/a.dll", "bin/deep/b.dll"], report.Files.Select(file => file.Path));
    }

    [Fact]
    public async Task A_list_is_taken_at_its_word_and_what_it_names_in_vain_is_not_scanned()
    {
        _bench.Folder.Write("list.txt", "bin/gone.dll\nbin/*.dll\n");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.FileLists) = ([], ["list.txt"]), Token);

        Assert.Equal(["bin/*.dll", "bin/gone.dll"], report.Files.Select(file => file.Path));
        Assert.All(report.Files, file => Assert.Equal(Codes.NotScanned, file.Code));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData(null, 2)]
    public async Task An_empty_list_selects_nothing_and_a_missing_one_is_a_mistake(string? list, int exitCode)
    {
        if (list is not null)
            _bench.Folder.Write("list.txt", list);

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.FileLists) = ([], ["list.txt"]), Token);

        Assert.Equal(exitCode, report.ExitCode);
        Assert.Empty(_bench.Service.Calls);
    }

    [Theory]
    [InlineData("fail", 1)]
    [InlineData("warn", 0)]
    public async Task A_file_that_is_too_large_is_not_read_and_the_policy_says_what_that_means(string decision, int exitCode)
    {
        _bench.Folder.Write("bin/large.dll", new string('x', 1001));
        _bench.Folder.Write("policy.json", $$"""{ "maxFileSize": 1000, "tooLarge": "{{decision}}" }""");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile) = (["bin/*.dll"], "policy.json"), Token);

        var large = Assert.Single(report.Files, file => file.Path == "bin/large.dll");
        Assert.Equal((Outcome.NotScanned, Codes.TooLarge, null), (large.Outcome, large.Code, large.Sha256));
        Assert.Contains("1001 bytes", large.Reason, StringComparison.Ordinal);
        Assert.Equal(exitCode, report.ExitCode);
        Assert.DoesNotContain("large.dll", _bench.Service.Uploads);
    }

    [Fact]
    public async Task A_setting_stands_above_the_policys_limit()
    {
        _bench.Folder.Write("policy.json", """{ "maxFileSize": 1 }""");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.PolicyFile, settings.MaxFileSize) = (["bin/**/*"], "policy.json", 100), Token);

        Assert.All(report.Files, file => Assert.Equal(Outcome.Clean, file.Outcome));
    }

    [Fact]
    public async Task An_earlier_release_is_looked_up_by_its_manifest_and_never_sent()
    {
        _bench.Folder.Write("bin/bad.dll", "bad");
        await _bench.ScanAsync(settings => (settings.Include, settings.Reports) = (["bin/**/*.dll"], [new(ReportFormat.Manifest, "release.json")]), Token);
        Directory.Delete(_bench.Folder.Combine("bin"), recursive: true);
        _bench.Service.Calls.Clear();
        _bench.Service.Forget("b");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.Manifests) = ([], ["release.json"]), Token);

        Assert.Equal(
            [("bin/a.dll", Outcome.Clean, null), ("bin/bad.dll", Outcome.Malicious, Codes.Malicious), ("bin/deep/b.dll", Outcome.NotScanned, Codes.NotSubmitted)],
            report.Files.Select(file => (file.Path, file.Outcome, file.Code)));
        Assert.DoesNotContain("submit", _bench.Service.Calls);
    }

    [Fact]
    public async Task A_manifest_beside_files_adds_what_the_files_are_not()
    {
        await _bench.ScanAsync(settings => settings.Reports = [new(ReportFormat.Json, "before.json")], Token);
        _bench.Folder.Write("bin/a.dll", "another a");

        var report = await _bench.ScanAsync(settings => (settings.Include, settings.Manifests) = (["bin/**/*.dll"], ["before.json"]), Token);

        Assert.Equal(["before.json!/bin/a.dll", "bin/a.dll", "bin/a.pdb", "bin/deep/b.dll"], report.Files.Select(file => file.Path));
        Assert.Equal(FakeService.Sha256("a").ToString(), report.Files[0].Sha256);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "schemaVersion": "2.0", "files": [] }""")]
    [InlineData("""{ "schemaVersion": "1.0" }""")]
    [InlineData("""{ "schemaVersion": "1.0", "files": [ { "path": "a", "sha256": "zz" } ] }""")]
    public async Task What_is_no_manifest_ends_the_scan_before_anything_is_asked(string text)
    {
        _bench.Folder.Write("release.json", text);

        var report = await _bench.ScanAsync(settings => settings.Manifests = ["release.json"], Token);

        Assert.Equal(Codes.InvalidManifest, Assert.Single(report.Problems).Code);
        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
        Assert.Empty(_bench.Service.Calls);
    }

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("1048576", 1_048_576L)]
    [InlineData("500MB", 500_000_000L)]
    [InlineData("2 gib", 2_147_483_648L)]
    [InlineData("7b", 7L)]
    [InlineData("1.5GB", null)]
    [InlineData("-1", null)]
    [InlineData("GB", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("99999999TB", null)]
    public void Sizes_are_read_with_units_and_never_overflow(string text, long? bytes)
    {
        var isSize = ByteSize.TryParse(text, out var size);

        Assert.Equal(bytes is not null, isSize);
        Assert.Equal(isSize ? bytes!.Value : 0, size);
    }
}
