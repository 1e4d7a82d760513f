using System.Text.Json;

namespace SpectraKit.Scanning.Tests;

/// <summary>What became of a release since it shipped: only what changed is told, and only that can fail.</summary>
public sealed class RecheckTests : IDisposable
{
    private readonly Bench _bench = new(new FakeService().Knows("good", "goodware").Knows("bad", "malicious").Knows("odd", "unknown"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public RecheckTests()
    {
        _bench.Folder.Write("good.dll", "good");
        _bench.Folder.Write("bad.dll", "bad");
        _bench.Folder.Write("odd.dll", "odd");
        _bench.Folder.Write("app.zip", Archives.Zip(("good.dll", "good"), ("own.txt", "own")));
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task What_is_as_it_was_is_not_told_however_bad_it_is()
    {
        await ShipAsync();

        var report = await RecheckAsync();

        Assert.Empty(report.Changes);
        Assert.Equal(6, report.Scan.Files.Count);
        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.DoesNotContain("submit", _bench.Service.Calls);
    }

    [Fact]
    public async Task What_got_worse_is_told_and_fails()
    {
        await ShipAsync();
        _bench.Service.Knows("good", "malicious");

        var report = await RecheckAsync();

        Assert.Equal(["app.zip!/good.dll", "good.dll"], report.Changes.Select(change => change.File.Path));
        Assert.All(report.Changes, change => Assert.Equal((Outcome.Clean, Outcome.Malicious), (change.EarlierOutcome, change.File.Outcome)));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
        Assert.Equal(Severity.Error, RecheckText.ProblemOf(report.Changes[0]).Severity);
        using var json = JsonDocument.Parse(RecheckText.WriteJson(report));
        Assert.Equal(2, json.RootElement.GetProperty("changes").GetArrayLength());
        Assert.Equal("clean", json.RootElement.GetProperty("changes")[0].GetProperty("wasOutcome").GetString());
    }

    [Fact]
    public async Task What_got_better_is_told_and_passes()
    {
        await ShipAsync();
        _bench.Service.Knows("bad", "goodware");

        var report = await RecheckAsync();

        Assert.Equal((Outcome.Malicious, Outcome.Clean), (Assert.Single(report.Changes).EarlierOutcome, report.Changes[0].File.Outcome));
        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.Equal(Severity.Information, RecheckText.ProblemOf(report.Changes[0]).Severity);
    }

    [Fact]
    public async Task The_callers_settings_stay_the_callers()
    {
        await ShipAsync();
        var settings = new ScanSettings { Manifests = ["release.json"], Mode = ScanMode.Submit, CacheFolder = "cache" };

        var report = await new Rechecker(_bench.Host).RecheckAsync(settings, null, Token);

        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.Equal((ScanMode.Submit, "cache"), (settings.Mode, settings.CacheFolder));
    }

    [Fact]
    public async Task Another_threat_in_the_same_file_is_a_change()
    {
        await ShipAsync();
        _bench.Service.OnReports = (_, answer) => [.. answer.Select(report => report.Classification == "malicious" ? report with { ThreatName = "Win32.Worm.Other" } : report)];

        var report = await RecheckAsync();

        Assert.Equal("Win32.Trojan.Example", Assert.Single(report.Changes).EarlierThreatName);
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 1)]
    public async Task What_cannot_be_asked_any_more_is_not_passed_over(bool isOutage, int exitCode)
    {
        await ShipAsync();
        if (isOutage)
            _bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);
        else
            _bench.Service.Forget("odd");

        var report = await RecheckAsync();

        Assert.Equal(exitCode, report.ExitCode);
        Assert.Contains(report.Changes, change => change.File.Path == "odd.dll" && change.File.Outcome == Outcome.NotScanned);
    }

    [Fact]
    public async Task What_nobody_could_be_asked_about_when_it_shipped_and_cannot_now_is_not_passed_over()
    {
        _bench.Folder.Write("release.json", $$"""{"schemaVersion": "1.0", "kind": "manifest", "files": [{"path": "good.dll", "sha256": "{{FakeService.Sha256("good")}}", "sha1": "{{FakeService.Sha1("good")}}", "size": 4, "outcome": "notScanned"}]}""");
        _bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.ServiceError);

        var report = await RecheckAsync();

        Assert.Equal((ExitCodes.Unavailable, 1), (report.ExitCode, report.Changes.Count));
    }

    [Fact]
    public async Task What_earlier_runs_remember_does_not_count()
    {
        await _bench.ScanAsync(settings => (settings.Include, settings.CacheFolder, settings.Reports) = (["*.dll"], "cache", [new(ReportFormat.Manifest, "release.json")]), Token);
        _bench.Service.Knows("good", "malicious");

        var report = await new Rechecker(_bench.Host).RecheckAsync(new() { Manifests = ["release.json"], CacheFolder = "cache" }, null, Token);

        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Fact]
    public async Task Two_releases_with_different_contents_under_one_path_are_both_asked_about()
    {
        await ShipAsync("first.json");
        _bench.Folder.Write("good.dll", "bad");
        await ShipAsync("second.json");
        _bench.Service.Knows("good", "suspicious");

        var report = await RecheckAsync("first.json", "second.json");

        Assert.Equal(7, report.Scan.Files.Count);
        Assert.Equal(["app.zip!/good.dll", "good.dll"], report.Changes.Select(change => change.File.Path));
        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
    }

    private Task<ScanReport> ShipAsync(string manifest = "release.json") => _bench.ScanAsync(
        settings => (settings.Include, settings.Reports) = (["*.dll", "*.zip"], [new(ReportFormat.Manifest, manifest)]), Token);

    private async Task<RecheckReport> RecheckAsync(params string[] manifests)
    {
        _bench.Service.Calls.Clear();
        return await new Rechecker(_bench.Host).RecheckAsync(new() { Manifests = manifests.Length > 0 ? manifests : ["release.json"] }, null, Token);
    }
}
