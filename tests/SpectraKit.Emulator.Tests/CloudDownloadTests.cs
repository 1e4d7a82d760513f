using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class CloudDownloadTests
{
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";
    private static readonly byte[] Content = Archives.Text("in the cloud");
    private static readonly byte[] Gone = Archives.Text("gone from the cloud");

    [Fact]
    public async Task What_was_submitted_to_the_appliance_is_downloaded_from_the_cloud_by_three_hashes()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await Submit(emulator, Content);

        foreach (var path in new[] { $"md5/{Hashes.Md5(Content)}", $"sha1/{Hashes.Sha1(Content)}", $"sha256/{Hashes.Sha256(Content).ToUpperInvariant()}" })
        {
            using var response = await Send(emulator, HttpMethod.Get, "query/" + path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.ToString());
            Assert.Equal(Content.Length, response.Content.Headers.ContentLength);
            Assert.Equal(Content, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("sha1/" + Missing, HttpStatusCode.NotFound)]
    [InlineData("sha1/zz", HttpStatusCode.BadRequest)]
    [InlineData("md5/" + Missing, HttpStatusCode.BadRequest)]
    [InlineData("sha512/" + Missing, HttpStatusCode.BadRequest)]
    [InlineData("crc/" + Missing, HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_downloaded_is_answered_as_documented(string path, HttpStatusCode status)
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        using var response = await Send(emulator, HttpMethod.Get, "query/" + path);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("json", "?format=json", "application/json")]
    [InlineData("xml", "?format=json", "application/json")]
    [InlineData("json", "?format=xml", "application/xml")]
    [InlineData("json", "", "application/xml")]
    [InlineData("xml", "", "application/xml")]
    public async Task The_status_answers_in_XML_unless_told_otherwise_whatever_the_request_is_written_in(string postFormat, string query, string contentType)
    {
        using var folder = new TemporaryFolder();
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { DataDirectory = folder.Path }, TestContext.Current.CancellationToken);
        await Submit(emulator, Content);
        await Submit(emulator, Gone);
        File.Delete(folder.Combine("content", Hashes.Sha256(Gone)[..2], Hashes.Sha256(Gone)));
        string[] hashes = [Hashes.Sha1(Content), Hashes.Sha1(Gone), Missing, "zz<&", Hashes.Md5(Content)];

        using var response = await Send(emulator, HttpMethod.Post, $"status/bulk_query/{postFormat}{query}", Query(postFormat, "sha1", hashes));

        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
        var (entries, unknown, invalid) = Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), contentType);
        Assert.Equal([(Hashes.Sha1(Content), Content.Length), (Hashes.Sha1(Gone), -1)], entries);
        Assert.Equal([Missing], unknown);
        Assert.Equal(["zz<&", Hashes.Md5(Content)], invalid);
    }

    [Fact]
    public async Task Entries_are_named_by_SHA1_whatever_was_asked_by()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await Submit(emulator, Content);

        using var response = await Send(emulator, HttpMethod.Post, "status/bulk_query/json?format=json", Query("json", "sha256", [Hashes.Sha256(Content)]));

        var (entries, _, _) = Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "application/json");
        Assert.Equal([(Hashes.Sha1(Content), Content.Length)], entries);
    }

    [Fact]
    public async Task A_thousand_hashes_are_taken_and_one_more_is_not()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var hashes = Enumerable.Range(0, 1001).Select(i => i.ToString("x40")).ToArray();

        using var thousand = await Send(emulator, HttpMethod.Post, "status/bulk_query/json?format=json", Query("json", "sha1", hashes[..1000]));
        using var more = await Send(emulator, HttpMethod.Post, "status/bulk_query/json?format=json", Query("json", "sha1", hashes));

        Assert.Equal(1000, Read(await thousand.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "application/json").Unknown.Length);
        Assert.Equal(HttpStatusCode.BadRequest, more.StatusCode);
    }

    [Theory]
    [InlineData("json", "{}")]
    [InlineData("json", "not json")]
    [InlineData("json", """{"rl": {"query": {"hash_type": "sha1", "hashes": []}}}""")]
    [InlineData("json", """{"rl": {"query": {"hash_type": "sha512", "hashes": ["zz"]}}}""")]
    [InlineData("json", """{"rl": {"query": {"hash_type": "sha1", "hashes": "zz"}}}""")]
    [InlineData("json?format=yaml", """{"rl": {"query": {"hash_type": "sha1", "hashes": ["zz"]}}}""")]
    [InlineData("yaml", """{"rl": {"query": {"hash_type": "sha1", "hashes": ["zz"]}}}""")]
    [InlineData("xml", "<rl/>")]
    [InlineData("xml", "<rl><query>")]
    [InlineData("xml", "<!DOCTYPE rl [<!ENTITY a 'zz'>]><rl><query><hash_type>sha1</hash_type><hashes><item>&a;</item></hashes></query></rl>")]
    public async Task What_is_no_query_is_answered_400(string path, string body)
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        using var response = await Send(emulator, HttpMethod.Post, "status/bulk_query/" + path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_request_limit_of_a_minute_holds_when_asked_for_and_slides_with_the_clock()
    {
        var time = new ManualTime();
        await using var emulator = await SpectraEmulator.StartAsync(
            new EmulatorOptions { Limits = new EmulatorLimits { DownloadRequestsPerMinute = 3 }, TimeProvider = time },
            TestContext.Current.CancellationToken);
        await Submit(emulator, Content);

        Assert.Equal((200, 200, 200, 429), (await Get(), await Get(), await Get(), await Get()));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(429, await Get());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, await Get());

        async Task<int> Get()
        {
            using var response = await Send(emulator, HttpMethod.Get, $"query/sha1/{Hashes.Sha1(Content)}");
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task One_download_more_than_allowed_at_once_is_answered_429_until_another_ends()
    {
        var large = new byte[32 << 20];
        await using var emulator = await SpectraEmulator.StartAsync(
            new EmulatorOptions { Limits = new EmulatorLimits { ParallelDownloads = 1 } }, TestContext.Current.CancellationToken);
        await Submit(emulator, large);
        var path = $"query/sha1/{Hashes.Sha1(large)}";

        // Far more than sockets hold: as long as nobody reads it, the first download cannot end.
        using var first = await Send(emulator, HttpMethod.Get, path, completion: HttpCompletionOption.ResponseHeadersRead);
        using (var second = await Send(emulator, HttpMethod.Get, path)) Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);

        Assert.Equal(large.Length, (await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
        HttpStatusCode third;
        do
        {
            // The client has the last byte a moment before the server has let go of the stream.
            using var response = await Send(emulator, HttpMethod.Get, path);
            third = response.StatusCode;
        }
        while (third == HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, third);
    }

    private static string Query(string format, string type, string[] hashes) => format == "json"
        ? new JsonObject { ["rl"] = new JsonObject { ["query"] = new JsonObject { ["hash_type"] = type, ["hashes"] = new JsonArray([.. hashes.Select(h => JsonValue.Create(h))]) } } }.ToJsonString()
        : new XElement("rl", new XElement("query", new XElement("hash_type", type), new XElement("hashes", hashes.Select(h => new XElement("item", h))))).ToString();

    private static ((string, int)[] Entries, string[] Unknown, string[] Invalid) Read(string text, string contentType)
    {
        if (contentType == "application/json")
        {
            var json = JsonNode.Parse(text)!["rl"]!;
            return (
                [.. json["entries"]!.AsArray().Select(e => ((string)e!["sha1"]!, (int)e["size"]!))],
                [.. json["unknown_hashes"]!.AsArray().Select(h => (string)h!)],
                [.. json["invalid_hashes"]!.AsArray().Select(h => (string)h!)]);
        }

        var xml = XElement.Parse(text);
        return (
            [.. xml.Element("entries")!.Elements("item").Select(e => ((string)e.Element("sha1")!, (int)e.Element("size")!))],
            [.. xml.Element("unknown_hashes")!.Elements("item").Select(h => h.Value)],
            [.. xml.Element("invalid_hashes")!.Elements("item").Select(h => h.Value)]);
    }

    private static async Task Submit(SpectraEmulator emulator, byte[] content)
    {
        using var client = new EmulatorClient(emulator);
        await client.SubmitAsync(content);
    }

    private static async Task<HttpResponseMessage> Send(
        SpectraEmulator emulator,
        HttpMethod method,
        string path,
        string? body = null,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var request = new HttpRequestMessage(method, "/api/spex/download/v2/" + path);
        request.Headers.Authorization = EmulatorClient.Basic();
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/octet-stream");
        return await http.SendAsync(request, completion, TestContext.Current.CancellationToken);
    }
}
