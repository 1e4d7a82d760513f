using System.Net;

namespace SpectraKit.Emulator.Tests;

public sealed class ReportSummaryTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    private const string Path = "/api/samples/v2/list/";
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";

    [Fact]
    public async Task Without_fields_everything_comes_but_the_four_that_must_be_named()
    {
        var sha1 = await fixture.Client.SubmitAsync(Archives.Text("all fields"), "all.txt", ("tags", "ci-build,two words"), ("comment", "hello <b>you</b>"));

        var report = await fixture.Client.PostForJsonAsync(Path, $$"""{"hash_values": ["{{sha1}}"]}""");

        Assert.Equal(1, (int)report["count"]!);
        Assert.True(report.ContainsKey("next") && report["next"] is null);
        var result = report["results"]![0]!.AsObject();
        foreach (var absent in new[] { "ticore", "ticloud", "summary", "aliases" }) Assert.False(result.ContainsKey(absent), absent);
        Assert.Equal(sha1, (string)result["sha1"]!);
        Assert.Equal(Hashes.Sha512(Archives.Text("all fields")), (string)result["sha512"]!);
        Assert.Equal("unknown", (string)result["classification"]!);
        Assert.Null(result["riskscore"]);
        Assert.Null(result["classification_result"]);
        Assert.Null(result["classification_origin"]);
        Assert.Equal("text", (string)result["category"]!);
        Assert.Equal("Text", (string)result["file_type"]!);
        Assert.Equal(10, (long)result["file_size"]!);
        Assert.Equal(["ci-build", "two words"], result["tags"]!["user"]!.AsArray().Select(tag => (string)tag!));
        Assert.Equal("hello <b>you</b>", (string)result["discussion"]![0]!["comment"]!);
    }

    [Fact]
    public async Task Named_fields_come_and_no_others()
    {
        var sha1 = await fixture.Client.SubmitAsync(Archives.Text("named fields"), "first.txt");
        await fixture.Client.SubmitAsync(Archives.Text("named fields"), "second.txt");

        var report = await fixture.Client.PostForJsonAsync(Path, $$"""{"hash_values": ["{{sha1}}"], "fields": ["sha256", "aliases", "summary", "ticloud", "ticore"]}""");

        var result = report["results"]![0]!.AsObject();
        Assert.Equal(["sha256", "aliases", "summary", "ticloud", "ticore"], result.Select(member => member.Key));
        Assert.Equal(["first.txt", "second.txt"], result["aliases"]!.AsArray().Select(alias => (string)alias!));
        Assert.Equal(0, (int)result["summary"]!["unpacking_status"]!["failed"]!);
        Assert.Equal("unknown", (string)result["ticloud"]!["classification"]!);
    }

    [Fact]
    public async Task A_comma_list_of_fields_in_a_form_does_as_well()
    {
        var sha1 = await fixture.Client.SubmitAsync(Archives.Text("comma list"));

        using var response = await fixture.Client.PostAsync(Path, new FormUrlEncodedContent([new("hash_values", sha1), new("fields", "sha1, md5")]));

        var answer = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["sha1", "md5"], answer["results"]![0]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Unknown_hashes_are_absent_without_a_word()
    {
        var sha1 = await fixture.Client.SubmitAsync(Archives.Text("beside an unknown one"));

        var report = await fixture.Client.PostForJsonAsync(Path, $$"""{"hash_values": ["{{Missing}}", "{{sha1}}"]}""");

        Assert.Equal(sha1, (string)Assert.Single(report["results"]!.AsArray())!["sha1"]!);
    }

    [Fact]
    public async Task Threat_intelligence_of_URLs_comes_when_included_and_named()
    {
        var sha1 = await fixture.Client.SubmitAsync(Archives.Text("no url"));
        var fields = "\"fields\": [\"sha1\", \"networkthreatintelligence\", \"domainthreatintelligence\"]";

        var without = await fixture.Client.PostForJsonAsync(Path, $$"""{"hash_values": ["{{sha1}}"], {{fields}}}""");
        var with = await fixture.Client.PostForJsonAsync(Path, $$"""{"hash_values": ["{{sha1}}"], {{fields}}, "include_networkthreatintelligence": "true"}""");

        Assert.Equal(["sha1"], without["results"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal(3, with["results"]![0]!.AsObject().Count);
    }

    [Theory]
    [InlineData("""{"hash_values": ["zz"]}""")]
    [InlineData("""{"hash_values": ["ffffffffffffffffffffffffffffffffffffffff"], "fields": ["sha1", "colour"]}""")]
    [InlineData("""{"hash_values": ["ffffffffffffffffffffffffffffffffffffffff"], "skip_reanalysis": "perhaps"}""")]
    [InlineData("""{"hash_values": ["ffffffffffffffffffffffffffffffffffffffff"], "include_networkthreatintelligence": "true"}""")]
    [InlineData("""{"hash_values": ["ffffffffffffffffffffffffffffffffffffffff", "ffffffffffffffffffffffffffffffff"]}""")]
    public async Task Malformed_hashes_unknown_fields_and_contradictions_are_answered_400(string body)
    {
        using var response = await fixture.Client.PostJsonAsync(Path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
