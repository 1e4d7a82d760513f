namespace SpectraKit.Emulator.Tests;

public sealed class CloudUploadTests : IAsyncLifetime
{
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";

    private static readonly byte[] Content = Archives.Text("uploaded to the cloud");
    private static readonly string Sha1 = Hashes.Sha1(Content);

    private readonly ManualTime _time = new();
    private SpectraEmulator _emulator = null!;
    private CloudClient _cloud = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { TimeProvider = _time, Rules = [new VerdictRule { Name = "evil*", Classification = "malicious" }] });
        _cloud = new CloudClient(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _cloud.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task An_upload_is_at_the_address_of_its_own_SHA1_or_refused()
    {
        Assert.Equal(400, (await _cloud.SendAsync(HttpMethod.Post, $"/api/spex/upload/{Missing}", new ByteArrayContent(Content))).Status);
        Assert.Equal(400, (await _cloud.SendAsync(HttpMethod.Post, $"/api/spex/upload/{Hashes.Sha256(Content)}", new ByteArrayContent(Content))).Status);
        Assert.Equal(0, _emulator.Counters.Submissions);

        Assert.Equal(200, (await _cloud.SendAsync(HttpMethod.Post, $"/api/spex/upload/{Sha1}", new ByteArrayContent(Content))).Status);
        Assert.Equal("UNKNOWN", await StatusAsync());
        using var client = new EmulatorClient(_emulator);
        Assert.Equal("processed", await client.StatusAsync(Sha1));
    }

    [Fact]
    public async Task The_name_in_the_metadata_is_judged_too()
    {
        await UploadAsync();

        Assert.Equal(200, (await _cloud.SendAsync(HttpMethod.Post, $"/api/spex/upload/{Sha1}/meta?subscribe=data_change", CloudClient.Bytes(
            "<rl><properties><property><name>file_name</name><value>C:\\evil &amp; sons.exe</value></property></properties><domain></domain></rl>"))).Status);

        Assert.Equal("MALICIOUS", await StatusAsync());
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("<rl>", 400)]
    [InlineData("<other/>", 400)]
    [InlineData("<!DOCTYPE rl [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><rl><domain>&e;</domain></rl>", 400)]
    [InlineData("<rl><domain>example.com</domain></rl>", 200)]
    public async Task Metadata_are_XML_without_a_document_type(string body, int status)
    {
        await UploadAsync();

        Assert.Equal(status, (await _cloud.SendAsync(HttpMethod.Post, $"/api/spex/upload/{Sha1}/meta", CloudClient.Bytes(body))).Status);
        Assert.Equal(status == 200 ? 404 : 400, (await _cloud.SendAsync(HttpMethod.Post, $"/api/spex/upload/{Missing}/meta", CloudClient.Bytes(body))).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(400 * 24)]
    public async Task Deleting_waits_for_its_time_and_what_was_never_uploaded_is_plain_text_404(int hours)
    {
        await UploadAsync();
        var when = _time.GetUtcNow().AddHours(hours).ToUnixTimeSeconds();

        Assert.Equal(200, (await _cloud.SendAsync(HttpMethod.Delete, $"/api/delete/sample/v1/query/sha1/{Sha1}?delete_on={when}")).Status);
        Assert.Equal([Sha1], await EntriesAsync());
        _time.Advance(TimeSpan.FromHours(hours));
        while ((await EntriesAsync()).Count > 0) await Task.Delay(5, TestContext.Current.CancellationToken);

        var (status, type, _) = await _cloud.SendAsync(HttpMethod.Delete, $"/api/delete/sample/v1/query/sha1/{Sha1}");
        Assert.Equal((404, "text/plain"), (status, type));
        Assert.Equal(400, (await _cloud.SendAsync(HttpMethod.Delete, $"/api/delete/sample/v1/query/sha1/{Sha1}?delete_on=tomorrow")).Status);
    }

    [Fact]
    public async Task Deleting_in_bulk_is_a_DELETE_with_a_body_whose_time_is_a_string()
    {
        await UploadAsync();
        var body = $$$$"""{"rl": {"query": {"hash_type": "sha1", "hashes": ["{{{{Sha1}}}}", "{{{{Missing}}}}"], "delete_on": "1"}}}""";

        Assert.Equal(200, (await _cloud.SendAsync(HttpMethod.Delete, "/api/delete/sample/v1/bulk_query/json", CloudClient.Bytes(body))).Status);
        Assert.Empty(await EntriesAsync());
        Assert.Equal(404, (await _cloud.SendAsync(HttpMethod.Delete, "/api/delete/sample/v1/bulk_query/json", CloudClient.Bytes(body))).Status);
    }

    [Fact]
    public async Task Another_scan_of_one_sample_is_answered_in_a_sentence_and_of_several_in_lists()
    {
        await UploadAsync();

        var (status, type, text) = await _cloud.SendAsync(HttpMethod.Get, $"/api/rescan/v1/query/sha1/{Sha1}");
        Assert.Equal((200, "text/plain"), (status, type));
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.Equal((404, "text/plain"), ((await _cloud.SendAsync(HttpMethod.Get, $"/api/rescan/v1/query/sha1/{Missing}")) is var (missing, missingType, _) ? (missing, missingType) : default));
        var lists = await _cloud.JsonAsync(HttpMethod.Post, "/api/rescan/v1/bulk_query/json", CloudClient.Query("sha1", Sha1, Missing, "zz"));
        Assert.Equal($$"""{"sent_for_rescan":["{{Sha1}}"],"sample_unavailable":[],"unknown_hashes":["{{Missing}}"],"invalid_hashes":["zz"]}""", lists.ToJsonString());
    }

    private Task UploadAsync() => _cloud.SendAsync(HttpMethod.Post, $"/api/spex/upload/{Sha1}", new ByteArrayContent(Content));

    private async Task<string> StatusAsync() =>
        (string)(await _cloud.JsonAsync(HttpMethod.Get, $"/api/databrowser/malware_presence/query/sha1/{Sha1}?format=json"))["malware_presence"]!["status"]!;

    private async Task<List<string>> EntriesAsync() =>
        [.. (await _cloud.JsonAsync(HttpMethod.Post, "/api/spex/download/v2/status/bulk_query/json?format=json", CloudClient.Query("sha1", Sha1)))["entries"]!.AsArray().Select(entry => (string)entry!["sha1"]!)];
}
