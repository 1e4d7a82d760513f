using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

/// <summary>
/// Requests as other people's clients send them, byte for byte as they were seen on the wire: Python's <c>requests</c> and <c>urllib</c>,
/// curl, Java's and Node's own clients. None of them was written with the emulator in mind.
/// </summary>
public sealed class ForeignClientTests : IAsyncLifetime
{
    private const string Boundary = "--------------------------d74496d66958873e";
    private const string Token = "Authorization: Token emulator\r\n";
    private const string Account = "Authorization: Basic ZW11bGF0b3I6ZW11bGF0b3I=\r\n";
    private const string Form = "Content-Type: application/x-www-form-urlencoded\r\n";

    private static readonly byte[] Content = Archives.Text("sent by somebody else");
    private static readonly string Sha1 = Hashes.Sha1(Content);

    private SpectraEmulator _emulator = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await SpectraEmulator.StartAsync();
        using var client = new EmulatorClient(_emulator);
        await client.SubmitAsync(Content, "somebody.txt");
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    public static TheoryData<string, string, string, string, int> Requests => new()
    {
        // requests: forms with repeated keys, its own quoting, an empty value left out.
        { "POST /api/samples/status/?status=processed", Token + Form, $"hash_values={Sha1}&hash_values={new string('0', 40)}", "\"processed\"", 200 },
        { "POST /api/samples/v2/list/", Token + Form, $"hash_values={Sha1}&fields=sha1&fields=networkthreatintelligence&fields=domainthreatintelligence&include_networkthreatintelligence=true&skip_reanalysis=false", "\"networkthreatintelligence\"", 200 },
        { "POST /api/samples/v2/list/details/", Token + Form, $"hash_values={Sha1}&fields=sha1&fields=ticore&skip_reanalysis=true", "\"ticore\"", 200 },
        { "POST /api/samples/v2/analyze_bulk/", Token + Form, $"hash_value={Sha1}&analysis=core%2Ccloud", "queued", 200 },
        { "POST /api/samples/containers/", Token + Form, $"hash_values={Sha1}", "\"results\":[]", 200 },
        { "POST /api/uploads/", Token + Form, "crawler=local&analysis=cloud&url=https%3A%2F%2Fexample.com%2F", "\"code\":201", 201 },
        { $"POST /api/samples/{Sha1}/setclassification/local/", Token + Form, "analysis=cloud&classification=malicious", "200", 200 },
        { $"GET /api/v2/samples/{Sha1}/ticore/?fields=sha1,%20story,%20%20info", Token, "", "\"story\"", 200 },
        { $"DELETE /api/tag/{Sha1}/", Token + "Content-Type: application/json\r\n", "{\"tags\": [\"a\"]}", "", 200 },
        // urllib and curl's -d: JSON under the type of a form.
        { "POST /api/samples/status/", Token + Form, $$"""{"hash_values": ["{{Sha1}}"]}""", "\"processed\"", 200 },
        { "POST /api/databrowser/malware_presence/bulk_query/json", Account + Form, $$$$"""{"rl":{"query":{"hash_type":"sha1","hashes":["{{{{Sha1}}}}"]}}}""", "\"entries\"", 200 },
        // As documented: bytes, whatever is in them.
        { "POST /api/databrowser/malware_presence/bulk_query/json", Account + "Content-Type: application/octet-stream\r\n", $$$$"""{"rl":{"query":{"hash_type":"sha1","hashes":["{{{{Sha1}}}}"]}}}""", "\"entries\"", 200 },
        { "POST /api/spex/download/v2/status/bulk_query/json?format=json", Account + "Content-Type: application/json\r\n", $$$$"""{"rl":{"query":{"hash_type":"sha1","hashes":["{{{{Sha1}}}}"]}}}""", "\"size\"", 200 },
        // Java asks every server whether it speaks HTTP/2 without TLS.
        { "POST /api/samples/status/", Token + "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\nUpgrade: h2c\r\nContent-Type: application/json\r\n", $$"""{"hash_values": ["{{Sha1}}"]}""", "\"processed\"", 200 },
        // A value alone where a list is meant, booleans of any sort, a type with a charset.
        { "POST /api/samples/v2/list/", Token + "Content-Type: application/json; charset=UTF-8\r\n", $$"""{"hash_values": "{{Sha1}}", "fields": "sha1, tags", "skip_reanalysis": true}""", "\"tags\"", 200 },
        { "POST /api/samples/v2/list/", Token + "Content-Type: application/json\r\n", $$"""{"hash_values": ["{{Sha1}}"], "skip_reanalysis": "True"}""", Sha1, 200 },
        // curl's -F, for fields as well as for files, and with a name that needs escapes.
        { "POST /api-token-auth/", $"Content-Type: multipart/form-data; boundary={Boundary}\r\n", Part("username", "emulator") + Part("password", "emulator") + End, "\"token\"", 200 },
        { "POST /api/submit/url/", Token + $"Content-Type: multipart/form-data; boundary={Boundary}\r\n", Part("url", "https://example.com/") + Part("crawler", "local") + End, "\"code\":201", 201 },
        { "POST /api/submit/file/", Token + $"Content-Type: multipart/form-data; boundary={Boundary}\r\nExpect: 100-continue\r\n", Part("tags", "ci") + Part("file", "x", "; filename=\"we\\\"ird; name.bin\"\r\nContent-Type: application/octet-stream") + Part("analysis", "{\"cloud\":true}", "\r\nContent-Type: application/json") + End, "ird; name.bin", 201 },
        // requests: the name of a file that is not plain ASCII.
        { "POST /api/submit/file/", Token + $"Content-Type: multipart/form-data; boundary={Boundary}\r\n", Part("file", "y", "; filename*=utf-8''%D0%BF%D0%B0%D0%BA%D0%B5%D1%82.bin") + End, ".bin", 201 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task They_are_answered_as_the_services_would(string line, string headers, string body, string part, int status)
    {
        var answer = await ExchangeAsync($"{line} HTTP/1.1\r\nHost: emulator\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

        Assert.Contains($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains(part, answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_upload_of_unknown_length_is_taken()
    {
        var answer = await ExchangeAsync(
            $"POST /api/spex/upload/{Sha1} HTTP/1.1\r\nHost: emulator\r\n{Account}Content-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + $"5\r\nsent \r\n{Content.Length - 5:x}\r\n{Encoding.UTF8.GetString(Content)[5..]}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
    }

    /// <summary>Libraries that answer a challenge send no credential at first: without the header of the challenge they never would.</summary>
    [Fact]
    public async Task Whoever_waits_for_the_challenge_gets_it()
    {
        using var handler = new SocketsHttpHandler { Credentials = new NetworkCredential("emulator", "emulator"), UseProxy = false };
        using var http = new HttpClient(handler) { BaseAddress = _emulator.BaseAddress };

        var answer = JsonNode.Parse(await http.GetStringAsync($"/api/databrowser/malware_presence/query/sha1/{Sha1}?format=json", TestContext.Current.CancellationToken))!;

        Assert.Equal(Sha1, (string)answer["rl"]!["malware_presence"]!["query_hash"]!["sha1"]!);
        Assert.Equal(2, _emulator.Counters.RequestsTo("GET", "/api/databrowser/malware_presence/query/{hash_type}/{hash_value}"));
    }

    [Fact]
    public async Task Pages_are_found_by_the_number_in_their_link()
    {
        using var client = new EmulatorClient(_emulator);
        var package = await client.SubmitAsync(Archives.Zip([.. Enumerable.Range(0, 5).Select(i => ($"{i}.txt", Archives.Text($"{i}")))]), "five.zip");
        var paths = new List<string>();
        string? page = "1";
        while (page is not null)
        {
            var answer = await client.GetJsonAsync($"/api/samples/v2/{package}/extracted-files/?page_size=2&page={page}");
            paths.AddRange(answer["results"]!.AsArray().Select(file => (string)file!["path"]!));
            // As the services' own client does: the page is the first of the query's parameters.
            page = ((string?)answer["next"])?.Split("?page=")[1].Split('&')[0];
        }

        Assert.Equal(["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"], paths.Order(StringComparer.Ordinal));
    }

    private static string End => $"--{Boundary}--\r\n";

    private static string Part(string name, string value, string more = "") => $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n";

    private async Task<string> ExchangeAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, _emulator.BaseAddress.Port, TestContext.Current.CancellationToken);
        await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(connection.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
