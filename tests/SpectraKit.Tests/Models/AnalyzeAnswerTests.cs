using System.Text.Json;
using SpectraKit.Analyze;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Models;

/// <summary>The appliance's other answers, in every form that its documents and live appliances have.</summary>
public sealed class AnalyzeAnswerTests
{
    [Fact]
    public void A_page_of_extracted_files_is_read()
    {
        var page = Json.Read<ExtractedFilePage>($$"""
            {"count": 2, "next": "https://appliance.example.com/api/samples/v2/{{Sha1A}}/extracted-files/?page=2&page_size=1", "previous": null,
             "results": [{"id": 311, "parent_relationship": null,
               "sample": {"id": 77, "sha1": "{{Sha1B}}", "sha256": "{{Sha256B}}", "md5": "{{Md5("B")}}", "type_display": "PE/Dll",
                 "category": "application", "file_type": "PE", "file_subtype": "Dll", "identification_name": "", "identification_version": "",
                 "file_size": 20480, "extracted_file_count": 0,
                 "local_first_seen": "2024-03-01T08:15:30.123456Z", "local_last_seen": "2024-03-02T08:15:30.123456Z",
                 "classification": "goodware", "riskscore": 0, "classification_result": null},
               "filename": "helper.dll", "path": "bin/helper.dll"}]}
            """);

        Assert.Equal(2, page.Count);
        Assert.EndsWith("?page=2&page_size=1", page.Next, StringComparison.Ordinal);
        var file = Assert.Single(page.Results);
        Assert.Equal((311, "helper.dll", "bin/helper.dll"), (file.Id, file.Filename, file.Path));
        Assert.True(file.ParentRelationship is null or { ValueKind: JsonValueKind.Null });
        Assert.Equal(Hash(Sha1B), file.Sample.Sha1);
        Assert.Equal((20480, "PE/Dll"), (file.Sample.FileSize, file.Sample.TypeDisplay));
        Assert.Equal((Classification.Goodware, 0), (file.Sample.Classification, file.Sample.Riskscore));
        Assert.Null(file.Sample.ClassificationResult);
    }

    [Theory]
    [InlineData("\"extracted\"", JsonValueKind.String)]
    [InlineData("{\"offset\": 1}", JsonValueKind.Object)]
    public void A_parent_relationship_nobody_has_seen_is_kept(string json, JsonValueKind kind)
    {
        var file = Json.Read<ExtractedFile>($$"""{"id": 1, "parent_relationship": {{json}}, "sample": {}, "filename": null}""");

        Assert.Equal(kind, file.ParentRelationship!.Value.ValueKind);
        Assert.Null(file.Filename);
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("\"3\"", "3")]
    [InlineData("\"u/company/name\"", "u/company/name")]
    public void The_receipt_for_a_file_names_its_user_by_number_or_by_name(string user, string text)
    {
        var submission = Json.Read<Submission>($$"""
            {"code": 201, "message": "Done.", "detail": {"id": 5013, "sha1": "{{Sha1A}}", "user": {{user}},
             "created": "2026-02-03T04:05:06.123456Z", "filename": "setup.exe", "href": "/?q={{Sha1A}}"} }
            """);

        Assert.Equal((201, "Done."), (submission.Code, submission.Message));
        Assert.Equal(5013, submission.Detail.Id);
        Assert.Equal(Hash(Sha1A), submission.Detail.Sha1);
        Assert.Equal(text, submission.Detail.User!.Value.ToString());
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 4, 5, 6, 123, 456, TimeSpan.Zero), submission.Detail.Created);
    }

    [Fact]
    public void The_receipt_for_a_URL_has_no_digest()
    {
        var submission = Json.Read<Submission>("""
            {"code": 201, "message": "Done.", "detail": {"id": 22912, "user": 1, "created": "2020-05-13T10:07:07.933860Z", "filename": "https://www.example.com"}}
            """);

        Assert.Null(submission.Detail.Sha1);
        Assert.Null(submission.Detail.Href);
        Assert.Equal("https://www.example.com", submission.Detail.Filename);
    }

    [Fact]
    public void The_state_of_samples_is_read_also_when_it_is_a_new_one()
    {
        var list = Json.Read<ProcessingStatusList>($$"""
            {"hash_type": "sha1", "results": [
              {"hash_value": "{{Sha1A}}", "status": "processed"},
              {"hash_value": "{{Sha1B.ToUpperInvariant()}}", "status": "not_found"},
              {"status": "in_progress", "hash_value": "{{Sha1C}}"}]}
            """);

        Assert.Equal(HashType.Sha1, list.HashType);
        Assert.Equal(
            [(Hash(Sha1A), ProcessingState.Processed), (Hash(Sha1B), ProcessingState.NotFound), (Hash(Sha1C), new ProcessingState("in_progress"))],
            list.Results.Select(entry => (entry.HashValue, entry.Status)));
        Assert.Empty(Json.Read<ProcessingStatusList>("""{"results": []}""").Results);
    }

    [Fact]
    public void A_verdict_is_read()
    {
        var verdict = Json.Read<SampleClassification>($$"""
            {"classification": "malicious", "riskscore": 10, "first_seen": "2024-01-01T01:02:03Z", "last_seen": "2025-01-01T01:02:03Z",
             "classification_result": "Win32.Trojan.Example", "classification_reason": "Antivirus", "classification_origin": null,
             "cloud_last_lookup": "2026-02-03T04:05:06Z", "data_source": "LOCAL", "sha1": "{{Sha1A}}", "sha256": "{{Sha256A}}", "md5": "{{Md5A}}",
             "av_scanners": {"scanner_count": 30, "scanner_match": 28, "scanner_percent": 93.3, "vendor_count": 20, "vendor_match": 19, "vendor_percent": 95, "antivirus": {} } }
            """);

        Assert.Equal((Classification.Malicious, 10), (verdict.Classification, verdict.Riskscore));
        Assert.Equal(("Win32.Trojan.Example", "Antivirus", "LOCAL"), (verdict.ClassificationResult, verdict.ClassificationReason, verdict.DataSource));
        Assert.Equal(Hash(Sha256A), verdict.Sha256);
        Assert.Equal((30, 95.0), (verdict.AvScanners!.ScannerCount, verdict.AvScanners.VendorPercent));
        Assert.Null(verdict.Message);
    }

    [Fact]
    public void A_message_alone_is_no_verdict()
    {
        var verdict = Json.Read<SampleClassification>("""{"message": "Hash not found."}""");

        Assert.Null(verdict.Classification);
        Assert.Equal("Hash not found.", verdict.Message);
    }

    [Fact]
    public void What_reanalysis_was_queued_is_said_analysis_by_analysis()
    {
        var list = Json.Read<ReanalysisResultList>($$"""
            {"results": [{"code": 200, "message": "queued before",
              "analysis": [{"name": "cloud", "code": 201, "message": "queued"}, {"name": "core", "code": 405, "message": null}],
              "detail": {"sha1": "{{Sha1A}}", "sha256": "{{Sha256A}}", "sha512": "{{Sha512A}}", "md5": "{{Md5A}}", "imphash": "{{Md5("i")}}"} }]}
            """);

        var result = Assert.Single(list.Results);
        Assert.Equal(200, result.Code);
        Assert.Equal([("cloud", 201), ("core", 405)], result.Analysis!.All.Select(step => (step.Name, step.Code)));
        Assert.Equal(Hash(Sha512A), result.Detail!.Sha512);
    }

    [Fact]
    public void A_reanalysis_without_the_deprecated_pair_is_read()
    {
        var result = Json.Read<ReanalysisResult>($$"""{"detail": {"sha1": "{{Sha1A}}"}, "analysis": [{"name": "core", "code": 201, "message": "queued"}]}""");

        Assert.Null(result.Code);
        Assert.Equal(Hash(Sha1A), result.Detail!.Sha1);
    }

    [Theory]
    [InlineData("4096")]
    [InlineData("\"4096\"")]
    public void Matches_of_a_search_are_open(string size)
    {
        var answer = Json.Read<SearchAnswer>($$"""
            {"rl": {"web_search_api": {
              "entries": [
                {"available": true, "sha1": "{{Sha1A}}", "sha256": "{{Sha256A}}", "md5": "{{Md5A}}", "classification": "MALICIOUS", "threatname": "Win32.Trojan.Example",
                 "size": {{size}}, "sampletype": "PE/Exe", "antivirus": 17, "filename": "a.exe", "firstseen": "2025-01-01T00:00:00Z", "lastseen": "2025-01-02T00:00:00Z", "filecount": 1, "factor": 4},
                {"sha1": "{{Sha1B}}", "classification": "goodware", "riskscore": 0, "sample_type": "Text", "file_names": ["b.txt"], "of_tomorrow": "Kept"}],
              "more_pages": true, "next_page": 2, "sample_count": 2, "total_count": 57, "last_search_date": "2025-01-01", "end_of_dataset": false} } }
            """);

        var page = answer.Rl.WebSearchApi;
        Assert.Equal((true, 2, 57), (page.MorePages, page.NextPage, page.TotalCount));
        Assert.Equal(4096, page.Entries[0].Size);
        Assert.Equal(Hash(Sha1B), page.Entries[1].Sha1);
        Assert.Null(page.Entries[1].Size);
        Assert.Equal("Text", page.Entries[1].SampleType);
        Assert.Equal("Kept", page.Entries[1].AdditionalProperties!["of_tomorrow"].GetString());
        Assert.Contains("\"of_tomorrow\":\"Kept\"", Json.Write(page.Entries[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_null_against_all_promises_is_as_good_as_absent()
    {
        var submission = Json.Read<Submission>("""{"code": null, "message": null, "detail": {"id": 7, "user": null, "created": null}}""");
        var list = Json.Read<ProcessingStatusList>("""{"hash_type": null, "results": []}""");

        Assert.Null(submission.Code);
        Assert.Equal(7, submission.Detail.Id);
        Assert.Null(list.HashType);
    }

    [Fact]
    public void A_time_without_a_zone_is_UTC()
    {
        var verdict = Json.Read<SampleClassification>("""{"first_seen": "2024-01-01T01:02:03", "last_seen": "2024-01-01T03:02:03+02:00"}""");

        Assert.Equal(new DateTimeOffset(2024, 1, 1, 1, 2, 3, TimeSpan.Zero), verdict.FirstSeen);
        Assert.Equal(verdict.FirstSeen, verdict.LastSeen);
    }

    [Fact]
    public void Of_two_members_with_one_name_the_last_one_counts()
    {
        var verdict = Json.Read<SampleClassification>("""{"riskscore": 1, "riskscore": 9}""");

        Assert.Equal(9, verdict.Riskscore);
    }
}
