using System.Net.Http.Headers;

namespace SpectraKit.Emulator.Tests;

/// <summary>Bodies and queries that nobody should send: each is an answer of its operation's own, and never a failure of the server.</summary>
public sealed class HostileRequestTests
{
    private static readonly string[] Bodies =
    [
        "", " ", "null", "[]", "{}", "\"\"", "5", "{", "<rl/>", "<rl><query/></rl>", "<rl>", "<!DOCTYPE a [<!ENTITY b \"c\">]><rl>&b;</rl>",
        """{"hash_values": null}""", """{"hash_values": [null]}""", """{"hash_values": [{}]}""", """{"hash_values": {"a": []}}""", """{"hash_values": ["\ud800"]}""",
        """{"hash_value": [["a"]], "analysis": {"core": true}}""", """{"hash_values": [], "hash_values": ["a"]}""", """{"tags": [1, null, "\udfff"]}""", """{"tags": {}}""",
        """{"query": {"a": 1}}""", """{"query": "\ud800"}""", """{"query": ["a", "b"], "page": 1e400}""", """{"query": "a", "page": -9223372036854775809}""",
        """{"rl": null}""", """{"rl": {"query": []}}""", """{"rl": {"query": {"hash_type": {}, "hashes": {}}}}""", """{"rl": {"query": {"hash_type": "sha1", "hashes": ["\ud800", null, {}]}}}""",
        """{"rl": {"query": {"hash_type": "sha1", "hash_type": "md5", "hashes": ["a"]}}}""", """{"rl": {"query": {"hash_type": "sha1", "hashes": ["a"], "delete_on": "99999999999999999999"}}}""",
        """{"username": {}, "password": []}""", """{"classification": ["malicious"], "risk_score": "1e3"}""", """{"url": "http://[", "crawler": "local"}""", """{"url": "javascript:x", "crawler": 1}""",
        "hash_values=%ff%fe&fields=%00", "=&=&&", "url=http%3A%2F%2F%5B&crawler=local", "analysis=%7B", "a=%", "\0\0\0\0",
        "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n", "--b\r\n\r\n", "--b--",
    ];

    private static readonly string[] Queries =
    [
        "?page=-1&page_size=0", "?page=99999999999999999999&page_size=2", "?page=2147483647&page_size=2147483647", "?format=%00", "?format=json&format=xml", "?date=0000-00-00&format=json",
        "?date=0001-01-01", "?date=9999-12-31", "?month=9999-12", "?month=0001-01", "?from=9999-12-31&to=0001-01-01", "?from=0001-01-01&to=0001-12-31", "?fields=,,%ff", "?id=%00", "?id=9223372036854775808",
        "?localonly=2&av_scanners=x", "?start_hash=%ff", "?history=&extended=&show_hashes=", "?status=%ff", "?delete_on=-1", "?delete_on=253402300800", "?%", "?=&=",
    ];

    private static IEnumerable<(string Method, string Path, AuthenticationHeaderValue Login)> Operations =>
        OperationTable.Analyze.Select(row => (row.Data.Item1, row.Data.Item2, new AuthenticationHeaderValue("Token", "emulator")))
            .Concat(OperationTable.Intelligence.Select(row => (row.Data.Item1, row.Data.Item2, EmulatorClient.Basic())));

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData("application/octet-stream")]
    [InlineData("no type at all")]
    public async Task No_body_makes_any_operation_fail(string contentType)
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };

        foreach (var (method, path, login) in Operations.Where(operation => operation.Method != "GET"))
        {
            foreach (var body in Bodies)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Authorization = login }, Content = new ByteArrayContent(Archives.Text(body)) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
                using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

                Assert.True((int)answer.StatusCode < 500, $"{method} {path} answered {(int)answer.StatusCode} to {contentType}: {body}");
            }
        }
    }

    [Fact]
    public async Task No_query_makes_any_operation_fail()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };

        foreach (var (method, path, login) in Operations)
        {
            foreach (var query in Queries)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path + query) { Headers = { Authorization = login } };
                if (method == "POST") request.Content = EmulatorClient.Json($$"""{"hash_values": ["{{new string('0', 40)}}"]}""");
                using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

                Assert.True((int)answer.StatusCode < 500, $"{method} {path}{query} answered {(int)answer.StatusCode}.");
            }
        }
    }
}
