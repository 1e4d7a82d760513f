using System.Net;
using SpectraKit.Analyze;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;
using SpectraKit.Tests.Specs;
using SpectraKit.Tests.Wire;
using static SpectraKit.Tests.Models.Digests;

namespace SpectraKit.Tests.Models;

/// <summary>Where the services' own sources contradict each other, both answers are read, and what is sent is what all of them take.</summary>
public sealed class DisagreementTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_fetches_a_URL_is_always_said_and_is_the_appliance_unless_chosen_otherwise()
    {
        var request = await SentAsync("""{"detail":{"id":1}}""", c => c.Submissions.SubmitUrlAsync(new Uri("https://www.example.com/a b?c=d&e"), Cancellation));

        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Assert.Equal("url=https%3A%2F%2Fwww.example.com%2Fa%2520b%3Fc%3Dd%26e&crawler=local", request.Text);
    }

    [Fact]
    public async Task Lists_are_JSON_where_that_is_documented_and_forms_with_repeated_keys_elsewhere()
    {
        var status = await SentAsync("""{"results":[]}""", c => c.Samples.GetProcessingStatusAsync(new() { HashValues = [Hash(Sha1A), Hash(Sha1B)] }, cancellationToken: Cancellation));
        var details = await SentAsync("""{"results":[]}""", c => c.Reports.GetDetailedReportAsync(new() { HashValues = [Hash(Sha1A)], Fields = ["sha1", "cape"] }, Cancellation));
        var again = await SentAsync("""{"results":[]}""", c => c.Reanalysis.ReanalyzeSamplesV2Async(new() { HashValue = [Hash(Sha1A), Hash(Sha1B)], Analysis = "core,cloud" }, Cancellation));
        var containers = await SentAsync("""{"results":[]}""", c => c.ExtractedFiles.ListContainersAsync(new() { HashValues = [Hash(Sha1A), Hash(Sha1B)] }, Cancellation));

        Assert.Equal($$"""{"hash_values":["{{Sha1A}}","{{Sha1B}}"]}""", status.Text);
        Assert.Equal($$"""{"hash_values":["{{Sha1A}}"],"fields":["sha1","cape"]}""", details.Text);
        Assert.Equal($"hash_value={Sha1A}&hash_value={Sha1B}&analysis=core%2Ccloud", again.Text);
        Assert.Equal($"hash_values={Sha1A}&hash_values={Sha1B}", containers.Text);
    }

    [Fact]
    public async Task The_cloud_is_asked_in_JSON_for_JSON_whatever_its_default()
    {
        var single = await SentToCloudAsync("""{"rl":{"malware_presence":{"status":"UNKNOWN"}}}""", c => c.Reputation.GetFileReputationAsync(Hash(Sha1A), Cancellation));
        var bulk = await SentToCloudAsync("""{"rl":{}}""", c => c.Reputation.GetFileReputationsAsync(BulkRequest.Of([Hash(Md5A)]), cancellationToken: Cancellation));
        var search = await SentToCloudAsync("""{"rl":{"web_search_api":{"entries":[]}}}""", c => c.Search.SearchSamplesAsync(new() { Query = "a:b", Format = "json" }, Cancellation));

        Assert.Equal($"/api/databrowser/malware_presence/query/sha1/{Sha1A}?format=json&extended=true&show_hashes=true", single.Target);
        Assert.Equal("/api/databrowser/malware_presence/bulk_query/json?format=json", bulk.Target);
        Assert.Equal("application/json", bulk.Header("Content-Type"));
        Assert.Equal($$$$"""{"rl":{"query":{"hash_type":"md5","hashes":["{{{{Md5A}}}}"]}}}""", bulk.Text);
        Assert.Equal("""{"query":"a:b","format":"json"}""", search.Text);
    }

    [Fact]
    public async Task XML_that_comes_all_the_same_is_an_error_that_says_so()
    {
        await using var server = await RecordingServer.AnsweringAsync(new RecordedAnswer(200, "application/xml", "<rl/>"u8.ToArray()), Cancellation);
        using var client = Clients.Intelligence(server.BaseAddress);

        var error = await Assert.ThrowsAsync<ApiException>(() => client.Usage.GetDailyUsageAsync(cancellationToken: Cancellation));

        Assert.Equal(ApiErrorKind.Content, error.Kind);
        Assert.Contains("xml", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{"av_scanners":{"scanner_count":1}}""")]
    [InlineData("""{"av_scanners":[{"record_time":"2025-01-02T03:04:05"}]}""")]
    [InlineData("""{"ticore":{}}""")]
    [InlineData("""{"ticore":[]}""")]
    [InlineData("""{"classification_result":null,"riskscore":null,"tags":null}""")]
    [InlineData("""{"classification":"suspicious","riskscore":5}""")]
    [InlineData("""{"classification":"no threats found","classification_reason":"ANTIVIRUS"}""")]
    public void Reports_are_read_in_every_form_they_were_seen_in(string json)
    {
        Json.Read<ReportSummary>(json);
        Json.Read<DetailedReport>(json);
    }

    [Theory]
    [InlineData("""{"ticore":["packed"],"user":["ci-build"]}""", "ci-build")]
    [InlineData("""["packed","ci-build"]""", null)]
    public void Tags_of_a_report_are_an_object_or_an_array(string json, string? ofUsers)
    {
        var report = Json.Read<ReportSummary>($$"""{"tags":{{json}},"riskscore":10}""");
        var details = Json.Read<DetailedReport>($$"""{"tags":{{json}},"riskscore":10}""");

        Assert.All(new[] { report.Tags!, details.Tags! }, tags =>
        {
            Assert.Equal(["packed", "ci-build"], tags.All);
            Assert.Equal(ofUsers, tags.User?.Single());
        });
        Assert.Equal(10, report.Riskscore);
        Assert.Equal($$"""{"riskscore":10,"tags":{{json}}}""", Json.Write(report));
    }

    [Fact]
    public void How_unpacking_went_is_counted_or_a_word()
    {
        var counted = Json.Read<AnalysisSummary>("""{"unpacking_status":{"failed":1,"success":2,"partial":3},"id":7}""");
        var worded = Json.Read<AnalysisSummary>("""{"unpacking_status":"partial","id":7}""");

        Assert.Equal((1, 2, 3), (counted.UnpackingStatus!.Failed, counted.UnpackingStatus.Success, counted.UnpackingStatus.Partial));
        Assert.Equal(("partial", null, 7), (worded.UnpackingStatus!.String, worded.UnpackingStatus.Success, worded.Id));
    }

    [Theory]
    [InlineData("""[{"name":"cloud","code":201,"message":"queued"},{"name":"core","code":405}]""", "cloud 201, core 405")]
    [InlineData("""{"name":"core","code":200}""", "core 200")]
    [InlineData("""{"core":"in a form that nobody has seen"}""", "")]
    public void What_was_queued_is_an_array_or_an_object(string json, string steps)
    {
        var result = Json.Read<ReanalysisResult>($$"""{"analysis":{{json}},"detail":{"sha1":"{{Sha1A}}"} }""");

        Assert.Equal(steps, string.Join(", ", result.Analysis!.All.Select(step => $"{step.Name} {step.Code}")));
        Assert.Equal(Hash(Sha1A), result.Detail!.Sha1);
        Assert.Contains(json, Json.Write(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    public void What_a_detailed_report_does_not_have_is_empty_in_any_of_three_ways(string json)
    {
        string[] fields = ["tags", "ticloud", "ticore", "av_scanners", "av_scanners_summary", "discussion", "sample_summary", "sources", "cape", "joe", "rl_cloud_sandbox"];

        var members = string.Join(',', fields.Select(field => $"\"{field}\":{json}"));

        var report = Json.Read<DetailedReport>($$"""{"classification":"goodware",{{members}} }""");

        Assert.Equal(Classification.Goodware, report.Classification);
        Assert.Empty(report.Tags?.All ?? []);
        Assert.Null(report.Ticloud?.CloudReport?.Classification);
        Assert.Null(report.AvScannersSummary?.AvScannersSummary?.ScannerCount);
    }

    [Theory]
    [InlineData("""{"results":{"code":200,"message":"Gone.","detail":{"sha1":"SHA1"}}}""")]
    [InlineData("""{"code":200,"message":"Gone.","detail":{"sha1":"SHA1"}}""")]
    public void A_deletion_is_read_with_its_wrapper_and_without(string json)
    {
        var result = Json.Read<DeletionAnswer>(json.Replace("SHA1", Sha1A, StringComparison.Ordinal)).Result;

        Assert.Equal((200, Hash(Sha1A)), (result.Code, result.Detail!.Sha1));
    }

    [Theory]
    [InlineData("42", "42")]
    [InlineData("\"42\"", "42")]
    [InlineData("\"a-b-c\"", "a-b-c")]
    public void A_task_has_a_number_or_a_string(string id, string key) =>
        Assert.Equal(key, Json.Read<DeletionTask>($$"""{"id":{{id}}}""").Key);

    [Theory]
    [InlineData("""["ci-build","release"]""")]
    [InlineData("""{"tags":["ci-build","release"]}""")]
    public async Task Tags_are_read_bare_and_wrapped(string json)
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json(json), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        Assert.Equal(["ci-build", "release"], await client.Tags.ListUserTagsAsync(Hash(Sha1A), Cancellation));
    }

    [Fact]
    public async Task Capitals_in_tags_are_the_services_affair() =>
        Assert.Equal("""{"tags":["Example"]}""", (await SentAsync("", c => c.Tags.AddUserTagsAsync(Hash(Sha1A), ["Example"], Cancellation))).Text);

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public async Task A_submission_succeeds_with_either_status_and_a_user_of_any_kind(int status)
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json($$$"""{"detail":{"id":7,"user":{{{(status == 200 ? "3" : "\"3\"")}}},"href":"/?q=x"}}""", status), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        var receipt = await client.Submissions.SubmitUrlAsync(new Uri("https://www.example.com/"), Cancellation);

        Assert.Equal((7, "3"), (receipt.Detail.Id, receipt.Detail.User!.Value.ToString()));
    }

    [Theory]
    [InlineData("""{"processing_status":"complete","report":{"sha1":"x","classification":"malicious"}}""", true)]
    [InlineData("""{"processing_status":"complete","report":{"sample_summary":{"classification":"malicious"}}}""", true)]
    [InlineData("""{"processing_status":"waiting_for_a_turn","message":null,"report":null}""", false)]
    public async Task The_state_of_a_URL_has_no_slash_and_a_report_in_any_layout(string json, bool isComplete)
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json(json), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        var status = await client.Submissions.GetUrlStatusAsync(5012, Cancellation);

        Assert.Equal("/api/uploads/v2/url-samples/5012", Assert.Single(server.Exchanges).Request.Target);
        Assert.Equal(isComplete, status.ProcessingStatus == UrlProcessingState.Complete);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("null")]
    public void A_single_scan_is_a_boolean_or_a_number(string value) =>
        Assert.Equal(Hash(Sha1A), Json.Read<ScannedSample>($$"""{"sha1":"{{Sha1A}}","single_scan":{{value}},"sample_size":"4096","xref":[{"scanned_on":"2025-01-02T03:05:05"}]}""").Sha1);

    [Fact]
    public void Times_without_a_zone_are_UTC() =>
        Assert.Equal(
            new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Json.Read<FileReputation>("""{"status":"KNOWN","first_seen":"2024-01-02T03:04:05"}""").FirstSeen);

    [Fact]
    public async Task Nothing_extracted_is_an_empty_list_and_an_archive_that_is_not_there()
    {
        await using var laboratory = await Contract.Laboratory.OpenAsync(Cancellation);
        var hash = await laboratory.SubmitAsync(Contract.Laboratory.Text("nothing inside"), "plain.txt", Cancellation);

        Assert.Null(await laboratory.Analyze.ExtractedFiles.ListExtractedFilesAsync(hash, cancellationToken: Cancellation));
        var error = await Assert.ThrowsAsync<ApiException>(() => laboratory.Analyze.ExtractedFiles.DownloadExtractedFilesAsync(hash, Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
        Assert.Contains("extracted nothing", error.Meaning, StringComparison.Ordinal);
        Assert.NotNull(EndpointDocument.Analyze.Operation("downloadExtractedFiles").Responses["410"]);
    }

    [Theory]
    [InlineData("antivirus")]
    [InlineData("Antivirus")]
    [InlineData("a reason of tomorrow")]
    public void A_reason_is_text_whatever_its_capitals(string reason)
    {
        var json = $$"""{"classification_reason":"{{reason}}"}""";

        Assert.Equal(reason, Json.Read<ReportSummary>(json).ClassificationReason);
        Assert.Equal(reason, Json.Read<SampleClassification>(json).ClassificationReason);
        Assert.Equal(reason, Json.Read<DetailedReport>(json).ClassificationReason);
    }

    /// <summary>Sources disagree on where the scale begins; nobody is served by an answer that is refused for its score.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(11)]
    public void A_risk_score_is_read_whatever_the_scale(int score)
    {
        var json = $$"""{"classification":"suspicious","riskscore":{{score}}}""";

        Assert.Equal(score, Json.Read<ReportSummary>(json).Riskscore);
        Assert.Equal(score, Json.Read<SampleClassification>(json).Riskscore);
    }

    [Theory]
    [InlineData("\"/aaaa\"")]
    [InlineData("\"/?q=aaaa\"")]
    [InlineData("null")]
    public void A_link_is_text_that_nobody_follows(string href) =>
        Assert.Equal(5, Json.Read<Submission>($$"""{"detail":{"id":5,"sha1":"{{Sha1A}}","href":{{href}}} }""").Detail.Id);

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public async Task Any_status_of_success_is_a_success(int status)
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json("""{"detail":{"id":7}}""", status), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        var file = ApiFile.FromBytes("content"u8.ToArray(), "a.bin");
        Assert.Equal(7, (await client.Submissions.SubmitFileAsync(new SubmitFileRequest { File = file }, Cancellation)).Detail.Id);
    }

    [Fact]
    public void Nobody_limits_a_file_or_a_tag_but_the_service()
    {
        var upload = EndpointDocument.Analyze.Operation("submitFile").Body!.Value.Schema;

        foreach (var name in new[] { "file", "tags", "comment" })
            Assert.Null(EndpointDocument.Analyze.Member(upload, name)!["maxLength"]);
    }

    [Fact]
    public async Task The_sandbox_is_called_what_each_operation_calls_it_and_runs_on_any_system()
    {
        var again = await SentAsync("""{"results":[]}""", c => c.Reanalysis.ReanalyzeSamplesV2Async(
            new() { HashValue = [Hash(Sha1A)], Analysis = "rl_cloud_sandbox", RlCloudSandboxPlatform = "system_of_tomorrow" }, Cancellation));
        var submission = await SentAsync("""{"detail":{"id":1}}""", c => c.Submissions.SubmitUrlAsync(
            new SubmitUrlRequest { Url = "https://www.example.com/", Crawler = Crawler.Local, Analysis = new() { RlDynamicAnalysis = new() { Platform = "macos11" } } }, Cancellation));

        Assert.Equal($"hash_value={Sha1A}&analysis=rl_cloud_sandbox&rl_cloud_sandbox_platform=system_of_tomorrow", again.Text);
        Assert.EndsWith("&analysis=" + Uri.EscapeDataString("""{"rl_dynamic_analysis":{"platform":"macos11"}}"""), submission.Text, StringComparison.Ordinal);
    }

    /// <summary>One source wants page × size to stay within the count; three pages of two have room for six, and there are five files.</summary>
    [Fact]
    public async Task The_last_page_may_be_a_short_one()
    {
        await using var laboratory = await Contract.Laboratory.OpenAsync(Cancellation);
        var package = Contract.Laboratory.Zip([.. Enumerable.Range(1, 5).Select(i => ($"{i}.txt", $"{i}"))]);
        var hash = await laboratory.SubmitAsync(package, "five.zip", Cancellation);

        var files = await laboratory.Analyze.ExtractedFiles.EnumerateExtractedFilesAsync(hash, pageSize: 2, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["1.txt", "2.txt", "3.txt", "4.txt", "5.txt"], files.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(3, laboratory.Recorder.Exchanges.Count(exchange => exchange.Request.Target.Contains("extracted-files", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Extracted_files_that_are_gone_are_told_as_such()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json("""{"message":"gone"}""", 410), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);

        var error = await Assert.ThrowsAsync<ApiException>(() => client.ExtractedFiles.DownloadExtractedFilesAsync(Hash(Sha1A), Cancellation));

        Assert.Equal(EndpointDocument.Analyze.Operation("downloadExtractedFiles").Responses["410"]!["description"]!.GetValue<string>(), error.Meaning);
    }

    [Fact]
    public async Task Usage_is_asked_for_in_JSON_whatever_its_default()
    {
        var usage = await SentToCloudAsync("""{"rl":{}}""", c => c.Usage.GetDailyUsageAsync(cancellationToken: Cancellation));
        var limits = await SentToCloudAsync("{}", c => c.Usage.GetLimitsAsync(Cancellation));

        Assert.Equal("/api/customer_usage/v1/usage/daily?format=json", usage.Target);
        Assert.Equal("/api/customer_usage/v1/limits?format=json", limits.Target);
    }

    private static async Task<RecordedRequest> SentAsync(string answer, Func<SpectraAnalyzeClient, Task> call)
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json(answer), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);
        await call(client);
        return Assert.Single(server.Exchanges).Request;
    }

    private static async Task<RecordedRequest> SentToCloudAsync(string answer, Func<SpectraIntelligenceClient, Task> call)
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json(answer), Cancellation);
        using var client = Clients.Intelligence(server.BaseAddress);
        await call(client);
        return Assert.Single(server.Exchanges).Request;
    }
}
