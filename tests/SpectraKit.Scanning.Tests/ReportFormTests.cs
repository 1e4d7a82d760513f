using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>Every form of a report: what it says is what the neutral one says, and names of strangers act on nothing.</summary>
public sealed class ReportFormTests
{
    private const string HostileName = "bin/évil\u001b[2J\r\n\u202elld <b>`|*[x](y)\",'&#%: =1.exe";

    private static readonly ScanReport _report = new()
    {
        Tool = new("SpectraKit", "1.2.3"),
        Service = new(ServiceKind.Analyze, "https://appliance.example.com/", true),
        Policy = ScanPolicy.FailingOn([Outcome.Suspicious]),
        Files =
        [
            File("=cmd.dll", Outcome.Clean) with { Size = 12, Sha256 = new('a', 64), Sha1 = new('b', 40), Classification = "goodware", RiskScore = 0 },
            File("bin/copy.dll", Outcome.Clean) with { Size = 12, Sha256 = new('a', 64), Sha1 = new('b', 40), Classification = "goodware", RiskScore = 0, DuplicateOf = "=cmd.dll" },
            File(HostileName, Outcome.Malicious) with
            {
                Size = 1L << 33, Sha256 = new('c', 64), Sha1 = new('d', 40), Classification = "malicious", RiskScore = 10,
                ThreatName = "Win32.Trojan.<Example>|", Reason = "antivirus", Origin = new('e', 64), Decision = Decision.Fail, Code = Codes.Malicious,
            },
            File("bin/odd.dll", Outcome.Suspicious) with { Size = 1, Sha256 = new('f', 64), Sha1 = new('0', 40), Decision = Decision.Warn, Code = Codes.Suspicious, RiskScore = 6, Classification = "suspicious" },
            File("gone.dll", Outcome.NotScanned) with { Decision = Decision.Fail, Code = Codes.NotScanned, Reason = "It could not be read because it does not exist." },
            File("late.dll", Outcome.NotScanned) with { Decision = Decision.Warn, Code = Codes.NoAnswer, Reason = "The service does not answer." },
            File("new.dll", Outcome.Unknown) with { Size = 3, Sha256 = new('1', 64), Sha1 = new('2', 40), Code = Codes.Unknown, Reason = "analysed, nothing found", Classification = "unknown" },
        ],
        Problems = [new(Codes.NothingMatched, "Nothing matched '*.exe'.") { Severity = Severity.Warning }, new(Codes.NoAnswer, "The service does not answer.")],
        ExitCode = 1,
        StartedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        Duration = TimeSpan.FromMilliseconds(12345),
    };

    private static readonly Dictionary<ReportFormat, string> _extensions = new()
    {
        [ReportFormat.Json] = "json",
        [ReportFormat.Text] = "txt",
        [ReportFormat.Sarif] = "sarif",
        [ReportFormat.JUnit] = "xml",
        [ReportFormat.Markdown] = "md",
        [ReportFormat.Html] = "html",
        [ReportFormat.Csv] = "csv",
        [ReportFormat.CodeQuality] = "json",
        [ReportFormat.Manifest] = "json",
        [ReportFormat.InToto] = "json",
    };

    public static TheoryData<ReportFormat> Formats { get; } = [.. Enum.GetValues<ReportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_form_is_what_was_verified(ReportFormat format) =>
        Snapshot.Verify(Encoding.UTF8.GetString(ReportText.Write(_report, format)), _extensions[format], Words.Of(format));

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_form_holds_a_character_of_a_name_that_acts(ReportFormat format)
    {
        var text = Encoding.UTF8.GetString(ReportText.Write(_report, format));

        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202e', text);
        Assert.DoesNotContain("[2J\r", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_form_of_a_report_that_was_read_back_is_the_same_form(ReportFormat format)
    {
        var readBack = JsonReportReader.Read(JsonReport.Write(_report));

        Assert.Equal(ReportText.Write(_report, format), ReportText.Write(readBack, format));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_without_files_has_every_form(ReportFormat format)
    {
        var empty = _report with { Files = [], ExitCode = 3 };

        Assert.NotEmpty(ReportText.Write(empty, format));
    }

    [Fact]
    public void Sarif_gives_every_result_a_location_a_rule_and_a_fingerprint_of_its_content()
    {
        var run = Sarif(_report);
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
        var results = run.GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(4, results.Count);
        foreach (var result in results)
        {
            Assert.Contains(result.GetProperty("ruleId").GetString(), rules);
            var location = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.DoesNotMatch(@"[\s:\\]", location.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
            Assert.Equal(1, location.GetProperty("region").GetProperty("startLine").GetInt32());
            Assert.Matches("^[0-9a-f]{64}:1$", result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString());
        }
    }

    [Fact]
    public void A_finding_keeps_its_fingerprint_when_the_file_moves_and_loses_it_when_the_threat_changes()
    {
        var file = _report.Files[2];

        Assert.Equal(SarifReport.Fingerprint(file), SarifReport.Fingerprint(file with { Path = "elsewhere.exe" }));
        Assert.NotEqual(SarifReport.Fingerprint(file), SarifReport.Fingerprint(file with { ThreatName = "Another" }));
    }

    [Fact]
    public void Sarif_says_whether_the_scan_was_complete()
    {
        Assert.False(Invocation(_report).GetProperty("executionSuccessful").GetBoolean());
        Assert.True(Invocation(_report with { Files = [.. _report.Files.Where(file => file.Outcome != Outcome.NotScanned)] }).GetProperty("executionSuccessful").GetBoolean());

        static JsonElement Invocation(ScanReport report) => Sarif(report).GetProperty("invocations")[0];
    }

    [Fact]
    public void Sarif_stays_within_the_number_of_results_that_are_accepted_and_says_so()
    {
        var many = Enumerable.Range(0, SarifReport.MaxResults + 10).Select(i => File($"f{i}", Outcome.Malicious) with { Decision = Decision.Fail, Code = Codes.Malicious });

        var run = Sarif(_report with { Files = [.. many] });

        Assert.Equal(SarifReport.MaxResults, run.GetProperty("results").GetArrayLength());
        Assert.Contains("10 more results", run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_has_a_case_for_every_file_and_counts_that_add_up()
    {
        var suites = XDocument.Parse(Encoding.UTF8.GetString(ReportText.Write(_report, ReportFormat.JUnit))).Root!;

        foreach (var suite in suites.DescendantsAndSelf().Where(element => element.Name.LocalName is "testsuites" or "testsuite"))
        {
            // Seven files, and the run's own error.
            Assert.Equal(8, (int)suite.Attribute("tests")!);
            Assert.Equal(suite.Descendants("testcase").Count(), (int)suite.Attribute("tests")!);
            Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
            Assert.Equal(suite.Descendants("error").Count(), (int)suite.Attribute("errors")!);
            Assert.Equal(suite.Descendants("skipped").Count(), (int)suite.Attribute("skipped")!);
        }

        Assert.Equal("SPK2001", (string?)Assert.Single(suites.Descendants("failure")).Attribute("type"));
        Assert.Equal(["SPK2004", "SPK3002"], suites.Descendants("error").Select(error => (string?)error.Attribute("type")));
    }

    [Fact]
    public void A_summary_stays_below_the_size_at_which_a_host_drops_it_and_says_what_is_left_out()
    {
        var many = Enumerable.Range(0, 20_000).Select(i => File($"{new string('a', 100)}/{i}", Outcome.Malicious) with { Decision = Decision.Fail, Code = Codes.Malicious, ThreatName = "Threat" });

        var markdown = ReportText.Write(_report with { Files = [.. many] }, ReportFormat.Markdown);

        Assert.InRange(markdown.Length, MarkdownReport.MaxBytes / 2, 1024 * 1024);
        Assert.Matches(@"and \d+ more", Encoding.UTF8.GetString(markdown));
    }

    [Fact]
    public void What_a_spreadsheet_would_calculate_is_text()
    {
        var csv = Encoding.UTF8.GetString(ReportText.Write(_report, ReportFormat.Csv));

        Assert.Contains("\r\n'=cmd.dll,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_names_every_hashed_file_by_its_digest()
    {
        using var statement = JsonDocument.Parse(ReportText.Write(_report, ReportFormat.InToto));

        var digests = statement.RootElement.GetProperty("subject").EnumerateArray().Select(subject => subject.GetProperty("digest").GetProperty("sha256").GetString());
        Assert.Equal(_report.Files.Select(file => file.Sha256).OfType<string>(), digests);
        Assert.Equal("FAILED", statement.RootElement.GetProperty("predicate").GetProperty("result").GetString());
    }

    [Fact]
    public void Another_policy_has_another_digest() =>
        Assert.NotEqual(InTotoStatement.PolicyDigest(ScanPolicy.Default), InTotoStatement.PolicyDigest(_report.Policy));

    [Theory]
    [InlineData("sarif=out/a=b.sarif", ReportFormat.Sarif, "out/a=b.sarif")]
    [InlineData("JUNIT= TEST-x.xml", ReportFormat.JUnit, "TEST-x.xml")]
    public void An_output_is_a_form_and_a_path(string text, ReportFormat format, string path)
    {
        Assert.True(ReportOutput.TryParse(text, out var output));
        Assert.Equal(new(format, path), output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sarif")]
    [InlineData("sarif=")]
    [InlineData("pdf=x.pdf")]
    [InlineData("3=x")]
    public void What_is_no_output_is_refused(string text) => Assert.False(ReportOutput.TryParse(text, out _));

    private static JsonElement Sarif(ScanReport report) =>
        JsonDocument.Parse(ReportText.Write(report, ReportFormat.Sarif)).RootElement.GetProperty("runs")[0];

    private static FileResult File(string path, Outcome outcome) => new() { Path = path, Outcome = outcome, Decision = Decision.Pass };
}
