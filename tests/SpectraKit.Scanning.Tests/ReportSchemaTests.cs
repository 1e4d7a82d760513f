using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>The schema that ships, beside what it describes. Every report that the bench's scans write is held against it as well.</summary>
public sealed class ReportSchemaTests
{
    [Fact]
    public void A_report_with_every_member_is_valid() => ReportSchema.ShouldAccept(JsonReport.Write(Full()));

    [Fact]
    public void A_report_that_ended_before_it_began_is_valid() =>
        ReportSchema.ShouldAccept(JsonReport.Write(new ScanReport { Service = new(ServiceKind.Analyze, null, false), Problems = [new(Codes.NoServiceAddress, "No address.")], ExitCode = 2, StartedAt = DateTimeOffset.UnixEpoch }));

    [Theory]
    [InlineData("exitCode", "77")]
    [InlineData("mode", "\"sometimes\"")]
    [InlineData("startedAt", "\"yesterday\"")]
    [InlineData("files", "[{\"path\": \"a\"}]")]
    [InlineData("schemaVersion", "\"2.0\"")]
    public async Task What_is_not_a_report_of_this_form_is_not_valid(string member, string value)
    {
        var schema = await JsonSchema.FromJsonAsync(JsonReport.Schema, TestContext.Current.CancellationToken);
        var json = JsonNode.Parse(JsonReport.Write(Full()))!;
        json[member] = JsonNode.Parse(value);

        Assert.NotEmpty(schema.Validate(json.ToJsonString()));
    }

    [Fact]
    public async Task Members_of_a_later_version_are_valid_where_the_schema_ships_and_not_in_these_tests()
    {
        var schema = await JsonSchema.FromJsonAsync(JsonReport.Schema, TestContext.Current.CancellationToken);
        var json = JsonNode.Parse(JsonReport.Write(Full()))!;
        json["files"]![0]!["later"] = 1;

        Assert.Empty(schema.Validate(json.ToJsonString()));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ReportSchema.ShouldAccept(json.ToJsonString()));
    }

    [Fact]
    public void A_newer_form_is_refused_in_a_sentence_that_says_who_wrote_it_and_what_to_do()
    {
        var json = Encoding.UTF8.GetString(JsonReport.Write(Full())).Replace("\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"2.3\"", StringComparison.Ordinal);

        var e = Assert.Throws<FormatException>(() => JsonReportReader.Read(Encoding.UTF8.GetBytes(json)));

        Assert.Equal($"The report has the form 2.3 (SpectraKit 1.2.3 wrote it), and SpectraKit {ToolInfo.Current.Version} reads 1.x. Use a newer SpectraKit.", e.Message);
    }

    [Fact]
    public void A_later_form_of_the_same_number_is_read()
    {
        var json = Encoding.UTF8.GetString(JsonReport.Write(Full())).Replace("\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"1.9\"", StringComparison.Ordinal);

        Assert.Equal("1.9", JsonReportReader.Read(Encoding.UTF8.GetBytes(json)).SchemaVersion);
    }

    private static ScanReport Full() => new()
    {
        Tool = new("SpectraKit", "1.2.3"),
        Service = new(ServiceKind.Analyze, "https://appliance.example.com/", true),
        Policy = ScanPolicy.Default with { FileDigest = new('9', 64), OnServiceError = ServiceErrorRule.AllowKnown },
        Files =
        [
            new()
            {
                Path = "bin/evil.dll", Size = 12, Sha256 = new('a', 64), Sha1 = new('b', 40), Outcome = Outcome.Malicious, Decision = Decision.Fail, Code = Codes.Malicious,
                Classification = "malicious", RiskScore = 10, ThreatName = "Win32.Trojan.Example", Reason = "antivirus", Origin = new('c', 64), DuplicateOf = "bin/a.dll",
                Scanners = new(3, 40), CheckedAt = DateTimeOffset.UnixEpoch, RememberedAt = DateTimeOffset.UnixEpoch, Rule = "home-made installers", IsKnownBefore = true,
                Suppression = new(SampleHash.Parse(new('a', 64)), "Win32.Trojan.Example", "Cleared.", new(2027, 3, 31)),
                Package = new("Evil", "1.0.3") { HasSameContent = true, Chain = ["Logging 2.1.0", "Evil 1.0.3"], Reference = new("src/app.csproj", 12) },
            },
        ],
        Problems = [new(Codes.NothingMatched, "Nothing matched '*.exe'.") { Severity = Severity.Warning }],
        ExitCode = 1,
        StartedAt = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromDays(1.5),
        Timings = new(TimeSpan.FromMilliseconds(1), TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(6)),
    };
}
