using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace SpectraKit.Emulator.Tests;

/// <summary>A plain HTTP client of the cloud, as anybody would write one against the real service.</summary>
internal sealed class CloudClient : IDisposable
{
    private readonly HttpClient _http;

    public CloudClient(SpectraEmulator emulator)
    {
        _http = new HttpClient { BaseAddress = emulator.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = EmulatorClient.Basic();
    }

    public async Task<(int Status, string? ContentType, string Text)> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<JsonNode> JsonAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var (status, type, text) = await SendAsync(method, path, content);
        Assert.Equal((200, "application/json"), (status, type));
        return JsonNode.Parse(text)!["rl"]!;
    }

    public async Task<XElement> XmlAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var (status, type, text) = await SendAsync(method, path, content);
        Assert.Equal((200, "application/xml"), (status, type));
        var root = XDocument.Parse(text).Root!;
        Assert.Equal("rl", root.Name);
        return root;
    }

    /// <summary>A bulk query as the documents have it: bytes, whatever is in them.</summary>
    public static ByteArrayContent Query(string type, params string[] hashes)
    {
        var json = new JsonObject { ["rl"] = new JsonObject { ["query"] = new JsonObject { ["hash_type"] = type, ["hashes"] = new JsonArray([.. hashes.Select(hash => JsonValue.Create(hash))]) } } };
        return Bytes(json.ToJsonString());
    }

    public static ByteArrayContent Bytes(string text) => new(Archives.Text(text)) { Headers = { ContentType = new("application/octet-stream") } };

    public void Dispose() => _http.Dispose();
}
