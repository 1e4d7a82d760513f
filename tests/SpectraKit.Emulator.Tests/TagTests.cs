namespace SpectraKit.Emulator.Tests;

public sealed class TagTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    private readonly EmulatorClient _client = fixture.Client;

    [Fact]
    public async Task Tags_are_added_and_removed_as_JSON_or_as_a_form_and_found_by()
    {
        var content = Archives.Text("tagged");
        var sha1 = await _client.SubmitAsync(content, "tagged.txt", ("tags", "first"));
        var path = $"/api/tag/{Hashes.Sha256(content)}/";

        Assert.Equal(200, await _client.StatusCodeAsync(HttpMethod.Post, path, EmulatorClient.Json("""{"tags": ["second", "third"]}""")));
        Assert.Equal(200, await _client.StatusCodeAsync(HttpMethod.Post, path, EmulatorClient.Fields(("tags", "fourth"), ("tags", "second"))));
        Assert.Equal("""["first","second","third","fourth"]""", await TextAsync(path));

        Assert.Equal(200, await _client.StatusCodeAsync(HttpMethod.Delete, path, EmulatorClient.Json("""{"tags": ["first", "third"]}""")));
        Assert.Equal("""["second","fourth"]""", await TextAsync(path));
        var found = await _client.PostForJsonAsync("/api/samples/v2/search/", """{"query": "tag:fourth"}""");
        Assert.Equal(sha1, (string)found["rl"]!["web_search_api"]!["entries"]![0]!["sha1"]!);
    }

    [Fact]
    public async Task Unknown_samples_long_digests_and_what_is_no_tag_are_refused()
    {
        var content = Archives.Text("not tagged");
        var sha1 = await _client.SubmitAsync(content);

        Assert.Equal(404, await _client.StatusCodeAsync(HttpMethod.Get, $"/api/tag/{new string('f', 40)}/"));
        Assert.Equal(404, await _client.StatusCodeAsync(HttpMethod.Get, $"/api/tag/{Hashes.Sha512(content)}/"));
        Assert.Equal(400, await _client.StatusCodeAsync(HttpMethod.Post, $"/api/tag/{sha1}/", EmulatorClient.Json("""{"tags": ["-dash first"]}""")));
        Assert.Equal(400, await _client.StatusCodeAsync(HttpMethod.Delete, $"/api/tag/{sha1}/", EmulatorClient.Json("{}")));
    }

    private async Task<string> TextAsync(string path)
    {
        using var response = await _client.GetAsync(path);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
