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
    [InlineData("filename:middle.dll OR filename:package.nupkg", "middle.dll,package.nupkg")]
    [InlineData("filename:*.dll or filename:*.nupkg and size:[1 TO 5]", "middle.dll")]
    [InlineData("(filename:*.dll OR filename:*.nupkg) AND size:[3 TO *]", "package.nupkg")]
    [InlineData("NOT (filename:*.dll OR filename:*.nupkg OR filename:x.txt)", "small file.txt")]
    [InlineData("NOT NOT classification:malicious", "middle.dll")]
    [InlineData("available:TRUE av-count:0 filename:middle*", "middle.dll")]
    [InlineData("firstseen:[2020-01-01 TO *] lastseen:[* TO 2100-01-01T00:00:00Z] filename:middle*", "middle.dll")]
    [InlineData("firstseen:2020-01-01", "")]
    [InlineData("\"OR\"", "")]
    [InlineData("pe-company-name:Example OR uri:example.com OR tag-yara:mine", "")]
    [InlineData("filename:middle.dll NOT document-author:somebody", "middle.dll")]
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
    [InlineData("""{"query": "a OR"}""")]
    [InlineData("""{"query": "AND a"}""")]
    [InlineData("""{"query": "NOT"}""")]
    [InlineData("""{"query": "(a"}""")]
    [InlineData("""{"query": "a)"}""")]
    [InlineData("""{"query": "()"}""")]
    [InlineData("""{"query": "firstseen:yesterday"}""")]
    [InlineData("""{"query": "available:perhaps"}""")]
    [InlineData("""{"query": "a", "page": 0}""")]
    [InlineData("""{"query": "a", "records_per_page": 101}""")]
    [InlineData("""{"query": "a", "page": "first"}""")]
    public async Task What_is_no_query_is_answered_400(string body)
    {
        using var response = await _client.PostJsonAsync("/api/samples/v2/search/", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Parentheses_end_somewhere()
    {
        using var response = await _client.PostJsonAsync("/api/samples/v3/search/", new JsonObject { ["query"] = new string('(', 100_000) }.ToJsonString());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Matches_on_the_appliance_and_in_the_cloud_have_other_members()
    {
        var query = $"sha1:{Hashes.Sha1(Middle)}";
        var local = await SearchV3($$"""{"query": "{{query}}"}""");
        var cloud = await SearchV3($$"""{"query": "{{query}}", "ticloud": true, "start_search_date": "2100-01-01", "end_search_date": "2000-01-01"}""");

        var here = Assert.Single(local["entries"]!.AsArray())!;
        Assert.Equal(("malicious", "Trojan", "Example", "middle.dll"), ((string)here["classification"]!, (string)here["threat_type"]!, (string)here["threat_family"]!, (string)here["file_names"]![0]!));
        Assert.Null(here["threatname"]);
        var there = Assert.Single(cloud["entries"]!.AsArray())!;
        Assert.Equal(("MALICIOUS", "Win32.Trojan.Example", 5), ((string)there["classification"]!, (string)there["threatname"]!, (int)there["factor"]!));
        Assert.Null(there["riskscore"]);
        Assert.Equal("2000-01-01", (string)cloud["last_search_date"]!);
    }

    [Fact]
    public async Task A_search_of_the_cloud_runs_backwards_between_its_days()
    {
        var today = DateTime.UtcNow;
        var earlier = await SearchV3($$"""{"query": "size:[0 TO *]", "ticloud": true, "start_search_date": "{{today.AddDays(-2):yyyy-MM-dd}}", "end_search_date": "2000-01-01"}""");
        var now = await SearchV3($$"""{"query": "size:[0 TO *]", "ticloud": true, "start_search_date": "{{today.AddDays(1):yyyy-MM-dd}}", "end_search_date": "{{today.AddDays(-1):yyyy-MM-dd}}"}""");

        Assert.Equal((0, 4), ((int)earlier["total_count"]!, (int)now["total_count"]!));
    }

    private async Task<JsonObject> SearchV3(string body) => (await _client.PostForJsonAsync("/api/samples/v3/search/", body))["rl"]!["web_search_api"]!.AsObject();

    private async Task<JsonObject> Search(JsonObject body) =>
        (await _client.PostForJsonAsync("/api/samples/v2/search/", body.ToJsonString()))["rl"]!["web_search_api"]!.AsObject();
}
