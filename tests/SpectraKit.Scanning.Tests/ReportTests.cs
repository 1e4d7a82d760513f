using System.Text;
using System.Text.Json;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

public sealed class ReportTests
{
    private static readonly ScanReport _report = new()
    {
        Tool = new("SpectraKit", "1.2.3"),
        Service = new(ServiceKind.Analyze, "https://appliance.example.com/", true),
        Policy = ScanPolicy.FailingOn([Outcome.Suspicious]),
        Files =
        [
            File("bin/clean.dll", Outcome.Clean) with { Size = 12, Sha256 = new('a', 64), Sha1 = new('b', 40), Classification = "goodware", RiskScore = 0 },
            File("bin/copy.dll", Outcome.Clean) with { Size = 12, Sha256 = new('a', 64), Sha1 = new('b', 40), Classification = "goodware", RiskScore = 0, DuplicateOf = "bin/clean.dll" },
            File("bin/évil\u001b[2J\r\n\u202elld.exe", Outcome.Malicious) with
            {
                Size = 1L << 33, Sha256 = new('c', 64), Sha1 = new('d', 40), Classification = "malicious", RiskScore = 10,
                ThreatName = "Win32.Trojan.<Example>", Reason = "antivirus", Origin = new('e', 64), Decision = Decision.Fail, Code = Codes.Malicious,
            },
            File("bin/odd.dll", Outcome.Suspicious) with { Decision = Decision.Fail, Code = Codes.Suspicious, RiskScore = 6, Classification = "suspicious" },
            File("gone.dll", Outcome.NotScanned) with { Decision = Decision.Fail, Code = Codes.NotScanned, Reason = "It could not be read because it does not exist." },
            File("new.dll", Outcome.Unknown) with { Code = Codes.Unknown, Reason = "analysed, nothing found", Classification = "unknown" },
        ],
        Problems = [new(Codes.NothingMatched, "Nothing matched '*.exe'.") { Severity = Severity.Warning }],
        ExitCode = 1,
        StartedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
        Duration = TimeSpan.FromMilliseconds(12345),
        Timings = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(4), TimeSpan.Zero, TimeSpan.FromSeconds(6)),
    };

    [Fact]
    public void The_neutral_form_is_what_users_scripts_rely_on() => Snapshot.Verify(Encoding.UTF8.GetString(JsonReport.Write(_report)), "json");

    [Fact]
    public void Plain_text_has_the_worst_first_and_the_totals_last()
    {
        var text = new StringWriter { NewLine = "\n" };
        TextReport.Write(_report, text);

        Snapshot.Verify(text.ToString());
    }

    [Fact]
    public void Plain_text_can_leave_out_what_passed()
    {
        var text = new StringWriter();
        TextReport.Write(_report, text, showPassed: false);

        Assert.DoesNotContain("clean.dll", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("gone.dll", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_is_read_back_is_the_same_report()
    {
        var json = JsonReport.Write(_report);

        Assert.Equal(json, JsonReport.Write(JsonReportReader.Read(json)));
    }

    [Fact]
    public void Members_that_a_later_version_added_are_left_out()
    {
        var json = Encoding.UTF8.GetString(JsonReport.Write(_report)).Replace("\"exitCode\"", "\"later\": {\"a\": [1]}, \"exitCode\"", StringComparison.Ordinal);

        Assert.Equal(JsonReport.Write(_report), JsonReport.Write(JsonReportReader.Read(Encoding.UTF8.GetBytes(json))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schemaVersion": "1.0", "tool": 3}""")]
    public void What_is_not_a_report_is_refused_in_a_sentence(string json)
    {
        var e = Assert.Throws<FormatException>(() => JsonReportReader.Read(Encoding.UTF8.GetBytes(json)));

        Assert.StartsWith("This is not a SpectraKit report", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_no_text_does_not_break_the_report()
    {
        var report = _report with { Files = [File("half\ud800", Outcome.Clean)] };

        using var json = JsonDocument.Parse(JsonReport.Write(report));
        Assert.Equal("half\ufffd", json.RootElement.GetProperty("files")[0].GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("plain.dll", "plain.dll")]
    [InlineData("żółw 文件.dll", "żółw 文件.dll")]
    [InlineData("a\u001b[31mb", "a\\u001b[31mb")]
    [InlineData("a\u0007\r\n\tb\u0085", "a\\u0007\\u000d\\u000a\\u0009b\\u0085")]
    [InlineData("a\u202eexe.lld", "a\\u202eexe.lld")]
    [InlineData("a\u2066\u200b\ufeff\u2028", "a\\u2066\\u200b\\ufeff\\u2028")]
    [InlineData(null, "")]
    public void Text_of_strangers_cannot_act_on_a_terminal(string? text, string expected) => Assert.Equal(expected, SafeText.Of(text));

    [Fact]
    public void Half_a_character_is_shown_as_what_it_is() => Assert.Equal("😀\\ud83d", SafeText.Of("😀\ud83d"));

    private static FileResult File(string path, Outcome outcome) => new() { Path = path, Outcome = outcome, Decision = Decision.Pass };
}
