using System.Net;
using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

public sealed class StatusTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    private const string Path = "/api/samples/status/";
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";

    [Fact]
    public async Task Known_and_unknown_hashes_are_told_apart_and_the_filter_keeps_one_of_them()
    {
        var known = await fixture.Client.SubmitAsync(Archives.Text("status filter"));
        var body = $$"""{"hash_values": ["{{known}}", "{{Missing}}"]}""";

        var all = await fixture.Client.PostForJsonAsync(Path, body);
        var processed = await fixture.Client.PostForJsonAsync(Path + "?status=processed", body);
        var notFound = await fixture.Client.PostForJsonAsync(Path + "?status=not_found", body);

        Assert.Equal("sha1", (string)all["hash_type"]!);
        Assert.Equal(["processed", "not_found"], all["results"]!.AsArray().Select(r => (string)r!["status"]!));
        Assert.Equal([known], processed["results"]!.AsArray().Select(r => (string)r!["hash_value"]!));
        Assert.Equal([Missing], notFound["results"]!.AsArray().Select(r => (string)r!["hash_value"]!));
    }

    [Fact]
    public async Task Hashes_may_come_as_JSON_as_a_URL_encoded_form_and_as_a_multipart_form()
    {
        var a = await fixture.Client.SubmitAsync(Archives.Text("form a"));
        var b = await fixture.Client.SubmitAsync(Archives.Text("form b"));
        KeyValuePair<string, string>[] pairs = [new("hash_values", a), new("hash_values", b)];
        using var multipart = new MultipartFormDataContent();
        foreach (var pair in pairs) multipart.Add(new StringContent(pair.Value), pair.Key);

        foreach (var content in new HttpContent[]
        {
            new FormUrlEncodedContent(pairs),
            multipart,
            new StringContent($$"""{"hash_values": ["{{a}}", "{{b}}"]}""", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
            new ByteArrayContent(Archives.Text($$"""{"hash_values": ["{{a}}", "{{b}}"]}""")),
        })
        {
            using var response = await fixture.Client.PostAsync(Path, content);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.Equal([a, b], answer["results"]!.AsArray().Select(r => (string)r!["hash_value"]!));
        }
    }

    [Fact]
    public async Task A_repeated_hash_is_answered_once_as_it_was_written()
    {
        var answer = await fixture.Client.PostForJsonAsync(Path, $$"""{"hash_values": ["{{Missing.ToUpperInvariant()}}", "{{Missing}}"]}""");

        Assert.Equal(Missing.ToUpperInvariant(), (string)Assert.Single(answer["results"]!.AsArray())!["hash_value"]!);
    }

    [Theory]
    [InlineData("""{"hash_values": []}""")]
    [InlineData("""{}""")]
    [InlineData("""{"hash_values": ["zz"]}""")]
    [InlineData("""{"hash_values": ["gggggggggggggggggggggggggggggggg"]}""")]
    [InlineData("""{"hash_values": ["ffffffffffffffffffffffffffffffffffffffff", "ffffffffffffffffffffffffffffffff"]}""")]
    [InlineData("""{"hash_values": ["\ud800"]}""")]
    [InlineData("""["ffffffffffffffffffffffffffffffffffffffff"]""")]
    [InlineData("""{"hash_values": """)]
    [InlineData("")]
    public async Task A_body_without_well_formed_hashes_of_one_type_is_answered_400(string body)
    {
        using var response = await fixture.Client.PostJsonAsync(Path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.NotEmpty((string)answer["message"]!);
    }

    [Fact]
    public async Task An_unknown_filter_is_answered_400()
    {
        using var response = await fixture.Client.PostJsonAsync(Path + "?status=done", $$"""{"hash_values": ["{{Missing}}"]}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
