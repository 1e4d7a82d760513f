using System.Text;

namespace SpectraKit.Scanning.Tests;

/// <summary>What <c>spectrakit.json</c> says is what happens, and what it does not say rightly is refused at its place.</summary>
public sealed class PolicyFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        { "", "(1,1): this is not JSON" },
        { "[]", "(1,1): the policy has to be an object" },
        { "{\n  \"failon\": \"unknown\"\n}", "(2,3): the policy has no 'failon'" },
        { """{"failOn": "clean"}""", "(1,12): this has to be one of malicious, suspicious, unknown" },
        { """{"failOn": "unknown", "failOn": "unknown"}""", "(1,23): 'failOn' is there twice" },
        { """{"onServiceError": "ignore"}""", "(1,20): this has to be one of fail, warn, allow-known" },
        { """{"maxVerdictAge": 0}""", "(1,19): this has to be a whole number from 1 to 3650" },
        { """{"maxVerdictAge": "30"}""", "(1,19): this has to be a whole number" },
        { """{"rules": [{"when": {}}]}""", "(1,12): a rule needs 'then'" },
        { """{"rules": [{"then": "pass"}]}""", "(1,21): lets malicious files pass" },
        { """{"rules": [{"when": {"outcome": "malicious"}, "then": "warn"}]}""", "(1,55): makes every malicious file a warning" },
        { """{"rules": [{"files": "**/../x", "then": "fail"}]}""", "(1,22): The pattern '**/../x'" },
        { """{"rules": [{"when": {"riskScoreAtLeast": 11}, "then": "fail"}]}""", "(1,42): this has to be a whole number from 0 to 10" },
        { """{"suppressions": [{"sha256": "00", "threat": "a", "justification": "b", "expires": "2030-01-01"}]}""", "(1,30): has to be a SHA-256" },
        { """{"suppressions": [{"threat": "a"}]}""", "(1,19): a suppression needs" },
        { "{\"suppressions\": [{\"expires\": \"01.02.2030\"}]}", "(1,31): has to be a date" },
        { "{\"rules\": 3,\n \"submit\": []}", "(2,12): submit has to be an object" },
        { """{"rules": 3}""", "(1,11): a rule has to be an object" },
        { """{"submit": {"allow": null}}""", "(1,22): this has to be a list of patterns" },
        { """{"unknown": "pass"} {}""", "(1,21): this is not JSON" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_refused_at_its_place(string text, string expected)
    {
        var problem = Assert.Throws<ProblemException>(() => PolicyText.Read(Encoding.UTF8.GetBytes(text), "/p/spectrakit.json")).Problem;

        Assert.Equal(Codes.InvalidPolicy, problem.Code);
        Assert.Contains("/p/spectrakit.json" + expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_used_stops_the_scan_before_anything_is_asked()
    {
        using var bench = BenchWith("""{"failOn": "everything"}""");

        var report = await bench.ScanAsync(cancellationToken: Token);

        Assert.Equal(Codes.InvalidPolicy, Assert.Single(report.Problems).Code);
        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
        Assert.Empty(bench.Service.Calls);
    }

    [Fact]
    public async Task A_policy_that_was_named_and_is_not_there_is_a_mistake()
    {
        using var bench = BenchWith("{}");

        var report = await bench.ScanAsync(settings => settings.PolicyFile = "elsewhere.json", Token);

        Assert.Equal(Codes.InvalidPolicy, Assert.Single(report.Problems).Code);
    }

    [Fact]
    public async Task Settings_stand_above_the_file()
    {
        using var bench = BenchWith("""{"unknown": "fail", "notScanned": "warn"}""");

        Assert.Equal(ExitCodes.Refused, (await bench.ScanAsync(Files("a.dll"), Token)).ExitCode);
        Assert.Equal(ExitCodes.Refused, (await bench.ScanAsync(Files("a.dll", settings => settings.FailOn = [Outcome.Malicious]), Token)).ExitCode);
        Assert.Equal(ExitCodes.AllClear, (await bench.ScanAsync(Files("a.dll", settings => settings.FailOn = [Outcome.Suspicious]), Token)).ExitCode);
    }

    [Theory]
    [InlineData("""{"when": {"threat": "win32.*"}, "then": "warn"}""", Decision.Warn)]
    [InlineData("""{"when": {"threat": "Linux.*"}, "then": "warn"}""", Decision.Fail)]
    [InlineData("""{"when": {"riskScoreAtMost": 9}, "then": "warn"}""", Decision.Fail)]
    [InlineData("""{"files": "bad.dll", "when": {"riskScoreAtLeast": 10}, "then": "warn"}""", Decision.Warn)]
    [InlineData("""{"files": "*.exe", "when": {"riskScoreAtLeast": 10}, "then": "warn"}""", Decision.Fail)]
    [InlineData("""{"except": "b*", "when": {"riskScoreAtLeast": 10}, "then": "warn"}""", Decision.Fail)]
    [InlineData("""{"when": {"scannersAtMost": 1}, "then": "warn"}""", Decision.Fail)]
    [InlineData("""{"when": {"outcome": ["suspicious", "unknown"]}, "then": "pass"}""", Decision.Fail)]
    public async Task A_rule_means_what_all_of_it_means(string rule, Decision expected)
    {
        using var bench = BenchWith($$"""{"rules": [{{rule}}]}""");
        bench.Service.Knows("bad", "malicious");

        var report = await bench.ScanAsync(Files("bad.dll"), Token);

        Assert.Equal(expected, Assert.Single(report.Files).Decision);
        Assert.Equal(expected == Decision.Fail ? null : "rule 1 of the policy", report.Files[0].Rule);
    }

    [Theory]
    [InlineData(1, Decision.Warn)]
    [InlineData(2, Decision.Fail)]
    public async Task One_scanner_alone_can_be_told_from_several(int scanners, Decision expected)
    {
        using var bench = BenchWith("""{"rules": [{"when": {"scannersAtMost": 1}, "then": "warn", "reason": "one scanner alone"}]}""");
        bench.Service.Knows("bad", "malicious").OnReports = (_, answer) => [.. answer.Select(report => report with { Scanners = new(scanners, 30) })];

        var report = await bench.ScanAsync(Files("bad.dll"), Token);

        Assert.Equal((expected, new ScannerCounts(scanners, 30)), (report.Files[0].Decision, report.Files[0].Scanners));
    }

    [Fact]
    public async Task The_first_rule_that_means_a_file_decides()
    {
        using var bench = BenchWith("""{"rules": [{"files": "a.*", "when": {"outcome": "unknown"}, "then": "warn", "reason": "first"}, {"when": {"outcome": "unknown"}, "then": "fail", "reason": "second"}]}""");

        var report = await bench.ScanAsync(settings => settings.Include = ["*.dll"], Token);

        Assert.Equal([("a.dll", Decision.Warn, "first"), ("bad.dll", Decision.Fail, "second")], report.Files.Select(file => (file.Path, file.Decision, file.Rule!)));
    }

    [Fact]
    public async Task A_suppressed_finding_passes_and_stays_visible()
    {
        using var bench = BenchWith("{}");
        Suppress(bench, "bad", "win32.trojan.example", days: 100);
        bench.Service.Knows("bad", "malicious");

        var report = await bench.ScanAsync(Files("bad.dll"), Token);

        var file = Assert.Single(report.Files);
        Assert.Equal((ExitCodes.AllClear, Outcome.Malicious, Decision.Pass), (report.ExitCode, file.Outcome, file.Decision));
        Assert.Equal("looked at", file.Suppression?.Justification);
        Assert.Empty(report.Problems);
        Assert.All(
            [ReportFormat.Text, ReportFormat.Sarif, ReportFormat.JUnit, ReportFormat.Markdown, ReportFormat.Html, ReportFormat.Json],
            format => Assert.Contains("looked at", Encoding.UTF8.GetString(ReportText.Write(report, format)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bad", "Win32.Trojan.Other", 100, "SPK4004", ExitCodes.Refused)]
    [InlineData("bad", "Win32.Trojan.Example", -1, "SPK4003", ExitCodes.Refused)]
    [InlineData("bad", "Win32.Trojan.Example", 0, "SPK4001", ExitCodes.AllClear)]
    [InlineData("bad", "Win32.Trojan.Example", 14, "SPK4001", ExitCodes.AllClear)]
    [InlineData("bad", "Win32.Trojan.Example", 15, null, ExitCodes.AllClear)]
    [InlineData("another", "Win32.Trojan.Example", 100, "SPK4002", ExitCodes.Refused)]
    public async Task A_suppression_is_bound_to_content_threat_and_day_and_says_so(string content, string threat, int days, string? code, int exitCode)
    {
        using var bench = BenchWith("{}");
        Suppress(bench, content, threat, days);
        bench.Service.Knows("bad", "malicious");

        var report = await bench.ScanAsync(Files("bad.dll"), Token);

        Assert.Equal(code, report.Problems.Select(problem => problem.Code.Id).SingleOrDefault());
        Assert.All(report.Problems, problem => Assert.Equal(Severity.Warning, problem.Severity));
        Assert.Equal(exitCode, report.ExitCode);
    }

    [Fact]
    public async Task Findings_of_the_baseline_warn_and_new_ones_fail()
    {
        using var bench = BenchWith("{}");
        bench.Service.Knows("bad", "malicious").Knows("a", "malicious");
        await bench.ScanAsync(Files("bad.dll", settings => settings.ReportPath = "baseline.json"), Token);
        bench.Folder.Write("spectrakit.json", """{"baseline": "baseline.json"}""");

        var known = await bench.ScanAsync(Files("bad.dll"), Token);
        var both = await bench.ScanAsync(settings => settings.Include = ["*.dll"], Token);

        Assert.Equal((ExitCodes.AllClear, Decision.Warn, true), (known.ExitCode, known.Files[0].Decision, known.Files[0].IsKnownBefore));
        Assert.Equal((ExitCodes.Refused, Decision.Fail, false), (both.ExitCode, both.Files[0].Decision, both.Files[0].IsKnownBefore));
    }

    [Fact]
    public async Task A_finding_of_the_baseline_that_is_another_threat_by_now_is_new()
    {
        using var bench = BenchWith("{}");
        bench.Service.OnReports = (hashes, _) => [.. hashes.Select(hash => new SampleReport(hash) { Classification = "malicious", ThreatName = "Win32.PUA.Old" })];
        await bench.ScanAsync(Files("bad.dll", settings => settings.ReportPath = "baseline.json"), Token);
        bench.Folder.Write("spectrakit.json", """{"baseline": "baseline.json"}""");
        bench.Service.OnReports = (hashes, _) => [.. hashes.Select(hash => new SampleReport(hash) { Classification = "malicious", ThreatName = "Win32.Trojan.New" })];

        var report = await bench.ScanAsync(Files("bad.dll"), Token);

        Assert.Equal((ExitCodes.Refused, false), (report.ExitCode, report.Files[0].IsKnownBefore));
    }

    [Fact]
    public async Task A_baseline_that_is_none_is_a_mistake()
    {
        using var bench = BenchWith("""{"baseline": "a.dll"}""");

        Assert.Equal(Codes.InvalidBaseline, Assert.Single((await bench.ScanAsync(Files("a.dll"), Token)).Problems).Code);
    }

    [Theory]
    [InlineData("""{"submit": {"allow": "b*"}}""", ScanMode.Auto, "bad.dll")]
    [InlineData("""{"submit": {"deny": "b*"}}""", ScanMode.Auto, "a.dll")]
    [InlineData("""{"submit": {"allow": "*", "deny": "*"}}""", ScanMode.Auto, "")]
    [InlineData("""{"submit": {"maxSize": 1}}""", ScanMode.Auto, "a.dll")]
    [InlineData("""{"submit": {"allow": "b*"}}""", ScanMode.Submit, "bad.dll")]
    [InlineData("{}", ScanMode.Lookup, "")]
    public async Task Nothing_leaves_the_machine_that_the_policy_does_not_let_out(string policy, ScanMode mode, string sent)
    {
        using var bench = BenchWith(policy);

        var report = await bench.ScanAsync(settings => (settings.Include, settings.Mode) = (["*.dll"], mode), Token);

        Assert.Equal(sent, string.Join(' ', bench.Service.Uploads.Order()));
        Assert.All(report.Files, file => Assert.Equal(sent.Contains(file.Path, StringComparison.Ordinal) ? null : "SPK2008", file.Outcome == Outcome.NotScanned ? file.Code?.Id : null));
        Assert.Equal(sent.Length == 0 || report.Files.Any(file => file.Outcome == Outcome.NotScanned) ? ExitCodes.Refused : ExitCodes.AllClear, report.ExitCode);
    }

    [Fact]
    public async Task What_was_not_sent_can_be_allowed_without_allowing_an_outage()
    {
        using var bench = BenchWith("""{"notSubmitted": "warn"}""");
        var allowed = await bench.ScanAsync(Files("a.dll", settings => settings.Mode = ScanMode.Lookup), Token);
        bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);
        var away = await bench.ScanAsync(Files("a.dll", settings => settings.Mode = ScanMode.Lookup), Token);

        Assert.Equal((ExitCodes.AllClear, Decision.Warn), (allowed.ExitCode, allowed.Files[0].Decision));
        Assert.Equal((ExitCodes.Unavailable, Decision.Fail), (away.ExitCode, away.Files[0].Decision));
    }

    [Fact]
    public async Task An_outage_can_be_allowed_without_allowing_an_unreadable_file()
    {
        using var bench = BenchWith("""{"onServiceError": "warn"}""");
        bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);

        var report = await bench.ScanAsync(settings => settings.Files = ["a.dll", "gone.dll"], Token);

        Assert.Equal([Decision.Warn, Decision.Fail], report.Files.Where(file => file.Path is "a.dll" or "gone.dll").Select(file => file.Decision));
        Assert.Equal(ExitCodes.Refused, report.ExitCode);
    }

    [Theory]
    [InlineData(null, ExitCodes.Unavailable, Severity.Error)]
    [InlineData(ServiceErrorRule.AllowKnown, ExitCodes.Unavailable, Severity.Error)]
    [InlineData(ServiceErrorRule.Warn, ExitCodes.AllClear, Severity.Warning)]
    public async Task What_an_outage_means_can_be_set_above_the_file_and_one_that_is_let_pass_is_no_error(ServiceErrorRule? rule, int exitCode, Severity severity)
    {
        using var bench = BenchWith("""{"onServiceError": "fail"}""");
        bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);

        var report = await bench.ScanAsync(Files("a.dll", settings => settings.OnServiceError = rule), Token);

        Assert.Equal((exitCode, severity), (report.ExitCode, Assert.Single(report.Problems).Severity));
    }

    [Theory]
    [InlineData(9, 0, ExitCodes.AllClear)]
    [InlineData(11, 1, ExitCodes.AllClear)]
    public async Task A_verdict_that_is_too_old_is_asked_for_anew(int days, int uploads, int exitCode)
    {
        using var bench = BenchWith("""{"maxVerdictAge": 10}""");
        bench.Service.Knows("a", "goodware").OnReports = (_, answer) =>
            [.. answer.Select(report => report with { CheckedAt = bench.Clock.GetUtcNow() - TimeSpan.FromDays(bench.Service.Uploads.IsEmpty ? days : 0) })];

        var report = await bench.ScanAsync(Files("a.dll"), Token);

        Assert.Equal((uploads, exitCode), (bench.Service.Uploads.Count, report.ExitCode));
    }

    [Fact]
    public async Task A_verdict_that_is_too_old_and_cannot_be_made_anew_is_none()
    {
        using var bench = BenchWith("""{"maxVerdictAge": 10, "submit": {"deny": "*"}}""");
        bench.Service.Knows("a", "goodware").OnReports = (_, answer) => [.. answer.Select(report => report with { CheckedAt = bench.Clock.GetUtcNow() - TimeSpan.FromDays(11) })];

        var file = Assert.Single((await bench.ScanAsync(Files("a.dll"), Token)).Files);

        Assert.Equal((Outcome.NotScanned, Codes.VerdictTooOld), (file.Outcome, file.Code));
    }

    private static Bench BenchWith(string policy)
    {
        var bench = new Bench();
        bench.Folder.Write("a.dll", "a");
        bench.Folder.Write("bad.dll", "bad");
        bench.Folder.Write("spectrakit.json", policy);
        return bench;
    }

    private static Action<ScanSettings> Files(string file, Action<ScanSettings>? further = null) => settings =>
    {
        settings.Include = [];
        settings.Files = [file];
        further?.Invoke(settings);
    };

    private static void Suppress(Bench bench, string content, string threat, int days) => bench.Folder.Write(
        "spectrakit.json",
        $$"""{"suppressions": [{"sha256": "{{FakeService.Sha256(content)}}", "threat": "{{threat}}", "justification": "looked at", "expires": "{{bench.Clock.GetUtcNow().AddDays(days):yyyy-MM-dd}}"}]}""");
}
