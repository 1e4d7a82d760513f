using System.Globalization;
using System.Text.Json;
using SpectraKit.Analyze;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;
using static SpectraKit.Tests.Models.Digests;
using HashType = SpectraKit.Intelligence.HashType;

#pragma warning disable SPK0190 // The deprecated operations are called on purpose: they are part of the specs.

namespace SpectraKit.Tests.Wire;

/// <summary>What leaves the machine, byte for byte: the services are particular about names, quotes and slashes.</summary>
public sealed class RequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Booleans_of_a_report_travel_in_quotes()
    {
        var request = await SentByAsync("""{"results":[]}""", client => client.Reports.GetReportSummaryAsync(
            new ReportSummaryRequest
            {
                HashValues = [Hash(Sha1A), Hash(Sha1B)],
                Fields = [ReportField.Sha1, ReportField.AvScannersSummary, "a_field_of_tomorrow"],
                SkipReanalysis = true,
                IncludeNetworkthreatintelligence = false,
            },
            Cancellation));

        Assert.Equal(("POST", "/api/samples/v2/list/"), (request.Method, request.Target));
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.Equal(
            $$"""{"hash_values":["{{Sha1A}}","{{Sha1B}}"],"fields":["sha1","av_scanners_summary","a_field_of_tomorrow"],"include_networkthreatintelligence":"false","skip_reanalysis":"true"}""",
            request.Text);
    }

    [Fact]
    public async Task What_is_not_set_is_not_sent()
    {
        var request = await SentByAsync("""{"results":[]}""", client => client.Reports.GetReportSummaryAsync(
            new ReportSummaryRequest { HashValues = [Hash(Sha256A)] }, Cancellation));

        Assert.Equal($$"""{"hash_values":["{{Sha256A}}"]}""", request.Text);
        Assert.Equal("Token emulator", request.Header("Authorization"));
    }

    [Fact]
    public async Task The_list_is_called_hash_values_when_asking_for_states()
    {
        var request = await SentByAsync("""{"results":[]}""", client => client.Samples.GetProcessingStatusAsync(
            new ProcessingStatusRequest { HashValues = [Hash(Sha1A)] }, ProcessingState.NotFound, Cancellation));

        Assert.Equal(("POST", "/api/samples/status/?status=not_found"), (request.Method, request.Target));
        Assert.Equal($$"""{"hash_values":["{{Sha1A}}"]}""", request.Text);
    }

    [Fact]
    public async Task The_list_is_called_hash_value_when_reanalysing_and_deleting()
    {
        var reanalysis = await SentByAsync("""{"results":[]}""", client => client.Reanalysis.ReanalyzeSamplesAsync(
            new ReanalysisBulkRequest { HashValue = [Hash(Sha1A), Hash(Sha1B)], Analysis = "core,cloud" }, Cancellation));
        var deletion = await SentByAsync("{}", client => client.Samples.DeleteSamplesAsync(
            new DeleteSamplesRequest { HashValue = [Hash(Sha1A)] }, Cancellation));

        Assert.Equal(("POST", "/api/samples/analyze_bulk/"), (reanalysis.Method, reanalysis.Target));
        Assert.Equal($$"""{"hash_value":["{{Sha1A}}","{{Sha1B}}"],"analysis":"core,cloud"}""", reanalysis.Text);
        Assert.Equal(("POST", "/api/samples/delete_bulk/"), (deletion.Method, deletion.Target));
        Assert.Equal($$"""{"hash_value":["{{Sha1A}}"]}""", deletion.Text);
    }

    [Fact]
    public async Task One_reanalysis_is_a_form()
    {
        var request = await SentByAsync("{}", client => client.Reanalysis.ReanalyzeSampleAsync(
            Hash(Sha1A), new ReanalysisRequest { Analysis = "core,cloud" }, Cancellation));

        Assert.Equal(("POST", $"/api/samples/{Sha1A}/analyze/"), (request.Method, request.Target));
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Assert.Equal("analysis=core%2Ccloud", request.Text);
    }

    [Fact]
    public async Task Flags_of_a_query_are_one_and_zero_and_left_out_by_default()
    {
        var plain = await SentByAsync("{}", client => client.Classification.GetClassificationAsync(Hash(Sha512A), cancellationToken: Cancellation));
        var flagged = await SentByAsync("{}", client => client.Classification.GetClassificationAsync(Hash(Sha512A), localonly: true, avScanners: false, Cancellation));
        var oldest = await SentByAsync("{}", client => client.Classification.GetClassificationV1Async(Hash(Md5A), localonly: true, Cancellation));

        Assert.Equal(("GET", $"/api/samples/v3/{Sha512A}/classification/"), (plain.Method, plain.Target));
        Assert.Equal($"/api/samples/v3/{Sha512A}/classification/?localonly=1&av_scanners=0", flagged.Target);
        Assert.Equal($"/api/samples/{Md5A}/classification/?localonly=1", oldest.Target);
    }

    [Fact]
    public async Task Fetching_is_a_bare_flag()
    {
        var plain = await DownloadedByAsync(client => client.Samples.DownloadSampleAsync(Hash(Sha1A), cancellationToken: Cancellation));
        var fetched = await DownloadedByAsync(client => client.Samples.DownloadSampleAsync(Hash(Sha1A), fetch: true, Cancellation));

        Assert.Equal($"/api/samples/{Sha1A}/download/", plain.Target);
        Assert.Equal($"/api/samples/{Sha1A}/download/?fetch", fetched.Target);
    }

    [Fact]
    public async Task Pages_are_asked_for_by_number()
    {
        var all = await SentByAsync("", client => client.ExtractedFiles.ListExtractedFilesAsync(Hash(Sha1A), cancellationToken: Cancellation));
        var one = await SentByAsync("", client => client.ExtractedFiles.ListExtractedFilesAsync(Hash(Sha1A), page: 2, pageSize: 10, Cancellation));

        Assert.Equal($"/api/samples/v2/{Sha1A}/extracted-files/", all.Target);
        Assert.Equal($"/api/samples/v2/{Sha1A}/extracted-files/?page=2&page_size=10", one.Target);
    }

    [Fact]
    public async Task A_file_is_submitted_in_parts_of_which_analysis_and_metadata_are_JSON()
    {
        var request = await SentByAsync("""{"detail":{"id":1}}""", client => client.Submissions.SubmitFileAsync(
            new SubmitFileRequest
            {
                File = ApiFile.FromBytes("MZ, and no more"u8.ToArray(), "set\"up ü.exe"),
                Filename = "setup.exe",
                Tags = "ci-build,nightly",
                Comment = "<b>nightly</b> ü",
                ArchivePassword = "infected",
                Analysis = new AnalysisOptions
                {
                    Cloud = true,
                    LocalOnly = false,
                    RlDynamicAnalysis = new DynamicAnalysisOptions { Platform = SandboxPlatform.Windows11, Geolocation = SandboxGeolocation.De, Locale = SandboxLocale.EnUs },
                    Joe = new ProfiledAnalysis { Profile = "default" },
                },
                Metadata = new Dictionary<string, JsonElement> { ["build"] = JsonSerializer.SerializeToElement(4711), ["branch \"ü\""] = JsonSerializer.SerializeToElement("main") },
            },
            Cancellation));

        Assert.Equal(("POST", "/api/submit/file/"), (request.Method, request.Target));
        // Many servers behind a proxy take no body whose length is not announced.
        Assert.Equal(request.Body.Length, int.Parse(request.Header("Content-Length")!, CultureInfo.InvariantCulture));
        Assert.Null(request.Header("Transfer-Encoding"));
        var parts = await MultipartParts.ReadAsync(request, Cancellation);
        Assert.Equal(["analysis", "archive_password", "comment", "file", "filename", "metadata", "tags"], parts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("MZ, and no more", parts["file"].Text);
        Assert.Equal("set\"up ü.exe", parts["file"].FileName);
        Assert.Equal("application/octet-stream", parts["file"].ContentType);
        Assert.Equal(("setup.exe", "ci-build,nightly", "<b>nightly</b> ü", "infected"), (parts["filename"].Text, parts["tags"].Text, parts["comment"].Text, parts["archive_password"].Text));
        Assert.All(["filename", "tags", "comment", "archive_password", "analysis", "metadata"], (string name) => Assert.Null(parts[name].FileName));
        Assert.Equal("application/json", parts["analysis"].ContentType);
        Assert.Equal(
            """{"cloud":true,"rl_dynamic_analysis":{"platform":"windows11","geolocation":"de","locale":"en-US"},"joe":{"profile":"default"},"local_only":false}""",
            parts["analysis"].Text);
        Assert.Equal("application/json", parts["metadata"].ContentType);
        Assert.Equal("""{"branch \"ü\"":"main","build":4711}""", JsonSerializer.Serialize(
            new SortedDictionary<string, JsonElement>(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(parts["metadata"].Text)!, StringComparer.Ordinal),
            new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task A_URL_is_submitted_without_a_file()
    {
        var request = await SentByAsync("""{"detail":{"id":1}}""", client => client.Submissions.UploadSampleAsync(
            new UploadRequest { Url = "https://www.example.com/a?b=c&d", Crawler = Crawler.Local, RlCloudSandboxPlatform = SandboxPlatform.Ubuntu20 }, Cancellation));

        Assert.Equal(("POST", "/api/uploads/"), (request.Method, request.Target));
        var parts = await MultipartParts.ReadAsync(request, Cancellation);
        Assert.Equal(["crawler", "rl_cloud_sandbox_platform", "url"], parts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("https://www.example.com/a?b=c&d", "local", "ubuntu_20"), (parts["url"].Text, parts["crawler"].Text, parts["rl_cloud_sandbox_platform"].Text));
    }

    [Fact]
    public async Task A_password_is_not_part_of_a_request_s_own_text()
    {
        var request = new SubmitFileRequest { File = ApiFile.FromBytes("x"u8.ToArray(), "x"), ArchivePassword = "s3cret!" };

        Assert.DoesNotContain("s3cret!", request.ToString(), StringComparison.Ordinal);
        var sent = await SentByAsync("""{"detail":{"id":1}}""", client => client.Submissions.SubmitFileAsync(request, Cancellation));
        Assert.Contains("s3cret!", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_says_only_what_it_is_told()
    {
        var request = await SentByAsync("""{"rl":{"web_search_api":{"entries":[]}}}""", client => client.Samples.SearchSamplesAsync(
            new SearchRequest { Query = "classification:malicious \"type\"", Page = 1, RecordsPerPage = 20, Sort = "firstseen desc", Ticloud = false }, Cancellation));

        Assert.Equal(("POST", "/api/samples/v2/search/"), (request.Method, request.Target));
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal("classification:malicious \"type\"", body.RootElement.GetProperty("query").GetString());
        Assert.Equal(
            "page=1 records_per_page=20 sort=firstseen desc ticloud=False",
            string.Join(' ', body.RootElement.EnumerateObject().Skip(1).Select(member => $"{member.Name}={member.Value}")));
    }

    [Fact]
    public async Task The_cloud_is_asked_in_JSON_and_for_JSON()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Json("""{"rl":{"entries":[]}}"""), Cancellation);
        using var client = Clients.Intelligence(server.BaseAddress);

        await client.Downloads.GetDownloadStatusAsync(
            new DownloadStatusRequest { Rl = new() { Query = new() { HashType = HashType.Sha1, Hashes = [Hash(Sha1A), Hash(Sha1B)] } } }, Cancellation);

        var request = Assert.Single(server.Exchanges).Request;
        Assert.Equal(("POST", "/api/spex/download/v2/status/bulk_query/json?format=json"), (request.Method, request.Target));
        Assert.Equal(
            """{"rl":{"query":{"hash_type":"sha1","hashes":["A","B"]}}}""".Replace("A", Sha1A, StringComparison.Ordinal).Replace("B", Sha1B, StringComparison.Ordinal),
            request.Text);
        Assert.Equal("Basic ZW11bGF0b3I6ZW11bGF0b3I=", request.Header("Authorization"));
    }

    [Fact]
    public async Task A_sample_of_the_cloud_is_named_by_kind_and_digest()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Bytes("A"u8.ToArray()), Cancellation);
        using var client = Clients.Intelligence(server.BaseAddress);

        await using (await client.Downloads.DownloadSampleAsync(HashType.Sha256, Hash(Sha256A), Cancellation))
        await using (await client.Downloads.DownloadSampleAsync(Hash(Md5A), Cancellation))
        {
        }

        Assert.Equal(
            [$"/api/spex/download/v2/query/sha256/{Sha256A}", $"/api/spex/download/v2/query/md5/{Md5A}"],
            server.Exchanges.Select(exchange => exchange.Request.Target));
    }

    private static async Task<RecordedRequest> SentByAsync<T>(string answer, Func<SpectraAnalyzeClient, Task<T>> call)
    {
        await using var server = await RecordingServer.AnsweringAsync(answer.Length == 0 ? RecordedAnswer.Empty() : RecordedAnswer.Json(answer), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);
        await call(client);
        return Assert.Single(server.Exchanges).Request;
    }

    private static async Task<RecordedRequest> DownloadedByAsync(Func<SpectraAnalyzeClient, Task<ApiDownload>> call)
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Bytes("A"u8.ToArray()), Cancellation);
        using var client = Clients.Analyze(server.BaseAddress);
        await using (await call(client))
        {
        }

        return Assert.Single(server.Exchanges).Request;
    }
}
