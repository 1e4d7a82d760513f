using System.Net;
using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

public sealed class SearchTests : IAsyncLifetime
{
    private static readonly byte[] Small = Archives.Text("a");
    private static readonly byte[] Middle = Archives.Text("bb");
    private static readonly byte[] Package = Archives.Zip(("x.txt", Archives.Text("inside the package")));

    private SpectraEmulator _emulator = null!;
    private EmulatorClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var rules = new[] { new VerdictRule { Sha1 = Hashes.Sha1(Middle), Classification = "malicious", ThreatName = "Win32.Trojan.Example" } };
        _emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { Rules = rules });
        _client = new EmulatorClient(_emulator);
        await _client.SubmitAsync(Small, "small file.txt", ("tags", "ci-build"));
        await _client.SubmitAsync(Middle, "middle.dll");
        await _client.SubmitAsync(Package, "package.nupkg");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("classification:malicious", "middle.dll")]
    [InlineData("classification:MALICIOUS filename:*.dll", "middle.dll")]
    [InlineData("classification:unknown filename:*.dll", "")]
    [InlineData("filename:\"small file.txt\"", "small file.txt")]
    [InlineData("tag:ci-build", "small file.txt")]
    [InlineData("threatname:Win32.*", "middle.dll")]
    [InlineData("trojan", "middle.dll")]
    [InlineData("middle", "middle.dll")]
    [InlineData("sampletype:ZIP", "package.nupkg")]
    [InlineData("filecount:1", "package.nupkg")]
    [InlineData("size:1", "small file.txt")]
    [InlineData("size:[1 TO 2]", "small file.txt,middle.dll")]
    [InlineData("size:\"[1 TO 2]\"", "small file.txt,middle.dll")]
    [InlineData("riskscore:[5 TO *]", "middle.dll")]
    public async Task Every_term_of_a_query_must_hold(string query, string names)
    {
        var found = await Search(new JsonObject { ["query"] = query, ["sort"] = "size asc" });

        Assert.Equal(names.Split(',', StringSplitOptions.RemoveEmptyEntries), found["entries"]!.AsArray().Select(entry => (string)entry!["filename"]!));
    }

    [Fact]
    public async Task A_sample_is_found_by_each_of_its_hashes_with_and_without_a_keyword()
    {
        foreach (var query in new[]
        {
            $"md5:{Hashes.Md5(Middle)}", $"sha1:{Hashes.Sha1(Middle)}", $"sha256:{Hashes.Sha256(Middle)}", $"sha512:{Hashes.Sha512(Middle)}", Hashes.Sha256(Middle),
        })
        {
            var entry = Assert.Single((await Search(new JsonObject { ["query"] = query }))["entries"]!.AsArray())!;
            Assert.Equal(Hashes.Sha1(Middle), (string)entry["sha1"]!);
            Assert.Equal(("MALICIOUS", 10, 2L), ((string)entry["classification"]!, (int)entry["riskscore"]!, (long)entry["size"]!));
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_until_there_are_no_more()
    {
        var names = new List<string>();
        int? page = 1;
        while (page is not null)
        {
            var found = await Search(new JsonObject { ["query"] = "size:[0 TO *]", ["page"] = page, ["records_per_page"] = 3, ["sort"] = "size desc" });
            Assert.Equal(4, (int)found["total_count"]!);
            names.AddRange(found["entries"]!.AsArray().Select(entry => (string)entry!["filename"]!));
            Assert.Equal(found["next_page"] is not null, (bool)found["more_pages"]!);
            page = (int?)found["next_page"];
        }

        Assert.Equal(["package.nupkg", "x.txt", "middle.dll", "small file.txt"], names);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"query": " "}""")]
    [InlineData("""{"query": "colour:red"}""")]
    [InlineData("""{"query": "sha1:zz"}""")]
    [InlineData("""{"query": "size:large"}""")]
    [InlineData("""{"query": "size:[1 2]"}""")]
    [InlineData("""{"query": "size:[1 TO 2"}""")]
    [InlineData("""{"query": "filename:"}""")]
    [InlineData("""{"query": "filename:\"a"}""")]
    [InlineData("""{"query": "a", "sort": "colour asc"}""")]
    [InlineData("""{"query": "a", "sort": "size up"}""")]
    [InlineData("""{"query": "a", "page": 0}""")]
    [InlineData("""{"query": "a", "records_per_page": 101}""")]
    [InlineData("""{"query": "a", "page": "first"}""")]
    public async Task What_is_no_query_is_answered_400(string body)
    {
        using var response = await _client.PostJsonAsync("/api/samples/v2/search/", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<JsonObject> Search(JsonObject body) =>
        (await _client.PostForJsonAsync("/api/samples/v2/search/", body.ToJsonString()))["rl"]!["web_search_api"]!.AsObject();
}
