using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

/// <summary>A plain HTTP client, as anybody would write one against the real services.</summary>
internal sealed class EmulatorClient : IDisposable
{
    private readonly HttpClient _http;

    public EmulatorClient(SpectraEmulator emulator, string token = "emulator")
    {
        _http = new HttpClient { BaseAddress = emulator.BaseAddress, Timeout = TimeSpan.FromMinutes(5) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", token);
    }

    public static AuthenticationHeaderValue Basic(string user = "emulator", string password = "emulator") =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => _http.PostAsync(path, content, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostJsonAsync(string path, string json) =>
        PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<JsonObject> GetJsonAsync(string path)
    {
        using var response = await GetAsync(path);
        return await Read(response);
    }

    public async Task<JsonObject> PostForJsonAsync(string path, string json)
    {
        using var response = await PostJsonAsync(path, json);
        return await Read(response);
    }

    public async Task<int> StatusCodeAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>A form as some clients of the services send it: a list is a name that comes again.</summary>
    public static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    /// <summary>Submits a file in the current way and returns its SHA-1.</summary>
    public async Task<string> SubmitAsync(byte[] content, string name = "sample.bin", params (string Name, string Value)[] parts)
    {
        using var response = await PostAsync("/api/submit/file/", Form(content, name, parts));
        Assert.Equal(201, (int)response.StatusCode);
        return (string)(await Read(response))["detail"]!["sha1"]!;
    }

    public static MultipartFormDataContent Form(byte[]? content, string name = "sample.bin", params (string Name, string Value)[] parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var part in parts) form.Add(new StringContent(part.Value), part.Name);
        if (content is not null) form.Add(new ByteArrayContent(content), "file", name);
        return form;
    }

    public async Task<string> StatusAsync(string hash) =>
        (string)(await PostForJsonAsync("/api/samples/status/", $$"""{"hash_values": ["{{hash}}"]}"""))["results"]![0]!["status"]!;

    public Task<JsonObject> ClassificationAsync(string hash) => GetJsonAsync($"/api/samples/v3/{hash}/classification/");

    public void Dispose() => _http.Dispose();

    private static async Task<JsonObject> Read(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
}
