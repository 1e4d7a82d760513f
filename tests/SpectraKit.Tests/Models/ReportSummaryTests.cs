using System.Text.Json;
using SpectraKit.Analyze;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Models;

/// <summary>Report summaries as appliances send them, and as their documentation contradicts itself about them.</summary>
public sealed class ReportSummaryTests
{
    [Fact]
    public void A_full_report_is_read_to_the_last_member()
    {
        var page = Json.Read<ReportSummaryPage>($$"""
            {"count": 1, "next": null, "previous": null, "results": [{
              "id": 90211, "sha1": "{{Sha1A}}", "sha256": "{{Sha256A}}", "sha512": "{{Sha512A}}", "md5": "{{Md5A}}", "imphash": "{{Md5("i")}}",
              "category": "application", "file_type": "PE", "file_subtype": "Exe", "identification_name": "NSIS", "identification_version": "3.x",
              "file_size": 5368709120, "extracted_file_count": 4,
              "local_first_seen": "2025-01-01T10:00:00.000001Z", "local_last_seen": "2025-01-02T10:00:00.000001Z",
              "classification_origin": {"sha1": "{{Sha1B}}", "sha256": "{{Sha256B}}", "imphash": "{{Md5("j")}}"},
              "classification_reason": "antivirus", "classification_source": 513,
              "classification": "malicious", "riskscore": 10, "classification_result": "Win32.Trojan.Example",
              "tags": {"ticore": ["arch-x86", "packed"], "user": ["ci-build"]},
              "aliases": ["setup.exe"], "proposed_filename": null, "discussion": [],
              "summary": {"id": 90211, "sha1": "{{Sha1A}}",
                "indicators": [{"id": 967, "priority": 7, "category": 22, "relevance": 1, "description": "Opens a window.",
                                "reasons": [{"propagated": false, "category": "Imports", "description": "user32.dll"}]}],
                "unpacking_status": {"failed": 0, "success": 1, "partial": 0} },
              "ticloud": {"classification": "malicious", "riskscore": 10, "classification_result": null,
                "classification_reason": "antivirus", "first_seen": "2024-12-31T09:08:07Z", "last_seen": "2025-01-02T09:08:07Z"},
              "av_scanners": [{"record_time": "2025-01-02T03:04:05", "scanner_count": 20, "scanner_match": 18, "scanner_percent": 90.0}],
              "av_scanners_summary": {"scanner_count": 20, "scanner_match": 18, "scanner_percent": 90.0, "vendor_count": 15, "vendor_match": 14, "vendor_percent": 93.3},
              "networkthreatintelligence": {}, "domainthreatintelligence": {},
              "ticore": {"info": {}, "classification": {"classification": 3, "factor": 5} } } ] }
            """);

        Assert.Equal(1, page.Count);
        Assert.Null(page.Next);
        var report = Assert.Single(page.Results);
        Assert.Equal(90211, report.Id);
        Assert.Equal(Hash(Sha1A), report.Sha1);
        Assert.Equal(Hash(Sha256A), report.Sha256);
        Assert.Equal(Hash(Sha512A), report.Sha512);
        Assert.Equal(Hash(Md5A), report.Md5);
        Assert.Equal(Md5("i"), report.Imphash);
        Assert.Equal(("application", "PE", "Exe"), (report.Category, report.FileType, report.FileSubtype));
        Assert.Equal(("NSIS", "3.x"), (report.IdentificationName, report.IdentificationVersion));
        Assert.Equal(5368709120, report.FileSize);
        Assert.Equal(4, report.ExtractedFileCount);
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 10, 0, 0, TimeSpan.Zero).AddTicks(10), report.LocalFirstSeen);
        Assert.Equal(Hash(Sha1B), report.ClassificationOrigin!.Sha1);
        Assert.Null(report.ClassificationOrigin.Md5);
        Assert.Equal(("antivirus", 513), (report.ClassificationReason, report.ClassificationSource));
        Assert.Equal((Classification.Malicious, 10, "Win32.Trojan.Example"), (report.Classification, report.Riskscore, report.ClassificationResult));
        Assert.Equal(["arch-x86", "packed"], report.Tags!.Ticore!);
        Assert.Equal(["ci-build"], report.Tags.User!);
        Assert.Equal(["setup.exe"], report.Aliases!);
        Assert.Null(report.ProposedFilename);
        Assert.Empty(report.Discussion!);
        Assert.Equal(1, report.Summary!.UnpackingStatus!.Success);
        var indicator = Assert.Single(report.Summary.Indicators!);
        Assert.Equal((967, 7, 22, 1), (indicator.Id, indicator.Priority, indicator.Category, indicator.Relevance));
        Assert.Equal("Imports", Assert.Single(indicator.Reasons!).Category);
        Assert.Equal(Classification.Malicious, report.Ticloud!.Classification);
        Assert.Null(report.Ticloud.ClassificationResult);
        Assert.Equal(JsonValueKind.Array, report.AvScanners!.Value.ValueKind);
        Assert.Equal((20, 93.3), (report.AvScannersSummary!.ScannerCount, report.AvScannersSummary.VendorPercent));
        Assert.Equal(3, report.Ticore!.Value.GetProperty("classification").GetProperty("classification").GetInt32());
    }

    [Fact]
    public void Only_the_fields_that_were_asked_for_are_there()
    {
        var report = Json.Read<ReportSummary>("""{"extracted_file_count": 9}""");

        Assert.Equal(new ReportSummary { ExtractedFileCount = 9 }, report);
    }

    [Theory]
    [InlineData("{}", JsonValueKind.Object)]
    [InlineData("[]", JsonValueKind.Array)]
    [InlineData("""[{"scanners":[]}]""", JsonValueKind.Array)]
    public void What_is_an_object_here_and_an_array_there_is_kept_as_it_is(string json, JsonValueKind kind)
    {
        var report = Json.Read<ReportSummary>($$"""{"av_scanners": {{json}}, "ticore": {{json}}, "networkthreatintelligence": {{json}} }""");

        Assert.Equal(kind, report.AvScanners!.Value.ValueKind);
        Assert.Equal(kind, report.Ticore!.Value.ValueKind);
        Assert.Equal(kind, report.Networkthreatintelligence!.Value.ValueKind);
        Assert.Equal(json, report.AvScanners!.Value.GetRawText());
    }

    [Fact]
    public void A_goodware_report_full_of_nulls_is_read()
    {
        var report = Json.Read<ReportSummary>("""
            {"id": null, "sha1": null, "sha512": null, "imphash": null, "category": "", "file_type": null, "identification_name": "",
             "file_size": 0, "extracted_file_count": null, "local_first_seen": null, "classification_origin": null, "classification_reason": null,
             "classification_source": null, "classification": "goodware", "riskscore": null, "classification_result": null, "tags": null,
             "aliases": null, "proposed_filename": null, "discussion": null, "summary": null, "ticloud": null, "ticore": null,
             "networkthreatintelligence": null, "av_scanners": null, "av_scanners_summary": null}
            """);

        Assert.Equal(Classification.Goodware, report.Classification);
        Assert.Null(report.Riskscore);
        Assert.Null(report.ClassificationOrigin);
        Assert.Null(report.Tags);
        Assert.Null(report.Sha1);
        Assert.Equal("", report.Category);
    }

    [Fact]
    public void Members_that_a_newer_release_adds_are_no_trouble()
    {
        var page = Json.Read<ReportSummaryPage>("""{"extra": {"deep": [1, {"a": null}]}, "results": [{"novelty": [[]], "sha3": "x", "riskscore": 5}], "count": 1}""");

        Assert.Equal(5, Assert.Single(page.Results).Riskscore);
    }

    [Fact]
    public void A_classification_that_nobody_knew_is_kept()
    {
        var report = Json.Read<ReportSummary>("""{"classification": "no threats found"}""");
        var novelty = Json.Read<ReportSummary>("""{"classification": "Curious"}""");

        Assert.Equal(Classification.NoThreatsFound, report.Classification);
        Assert.Equal("Curious", novelty.Classification!.Value.Value);
        Assert.Equal("""{"classification":"Curious"}""", Json.Write(novelty));
    }

    [Theory]
    [InlineData("""{"count": 0}""")]
    [InlineData("""{"results": null}""")]
    [InlineData("""{"results": {} }""")]
    [InlineData("""{"results": [{"riskscore": "high"}]}""")]
    [InlineData("""{"results": [{"sha1": "zz"}]}""")]
    [InlineData("[]")]
    public void An_answer_that_says_nothing_usable_is_refused(string json) =>
        Assert.Throws<JsonException>(() => Json.Read<ReportSummaryPage>(json));
}
