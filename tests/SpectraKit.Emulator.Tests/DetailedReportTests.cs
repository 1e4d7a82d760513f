using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

public sealed class DetailedReportTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    private readonly EmulatorClient _client = fixture.Client;

    [Fact]
    public async Task A_form_with_repeated_keys_is_as_good_as_JSON()
    {
        var first = await _client.SubmitAsync(Archives.Text("first report"));
        var second = await _client.SubmitAsync(Archives.Text("second report"));

        using var response = await _client.PostAsync(
            "/api/samples/v2/list/details/",
            EmulatorClient.Fields(("hash_values", first), ("hash_values", second), ("fields", "sha1"), ("fields", "cuckoo"), ("skip_reanalysis", "true")));

        var results = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["results"]!.AsArray();
        Assert.Equal([$$$"""{"sha1":"{{{first}}}","cuckoo":{}}""", $$$"""{"sha1":"{{{second}}}","cuckoo":{}}"""], results.Select(result => result!.ToJsonString()));
    }

    [Fact]
    public async Task Its_own_fields_are_none_of_a_summary_and_without_names_it_has_those_of_the_analyses()
    {
        var sha1 = await _client.SubmitAsync(Archives.Text("report"));
        var named = $$"""{"hash_values": ["{{sha1}}"], "fields": ["sample_summary"], "skip_reanalysis": "true"}""";

        Assert.Equal(400, await _client.StatusCodeAsync(HttpMethod.Post, "/api/samples/v2/list/", EmulatorClient.Json(named)));
        Assert.Equal(200, await _client.StatusCodeAsync(HttpMethod.Post, "/api/samples/v2/list/details/", EmulatorClient.Json(named)));
        var usual = await _client.PostForJsonAsync("/api/samples/v2/list/details/", $$"""{"hash_values": ["{{sha1}}"], "skip_reanalysis": "true"}""");
        Assert.Equal(16, usual["results"]![0]!.AsObject().Count);
        Assert.Equal(sha1, (string)usual["results"]![0]!["sample_summary"]!["sha1"]!);
    }

    [Fact]
    public async Task It_analyses_again_unless_told_not_to()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Archives.Text("again"));

        await client.PostForJsonAsync("/api/samples/v2/list/details/", $$"""{"hash_values": ["{{sha1}}"], "skip_reanalysis": "true"}""");
        Assert.Equal(0, emulator.Counters.Reanalyses);
        await client.PostForJsonAsync("/api/samples/v2/list/details/", $$"""{"hash_values": ["{{sha1}}"]}""");
        Assert.Equal(1, emulator.Counters.Reanalyses);
    }

    [Fact]
    public async Task A_static_report_has_the_parts_that_were_named_with_blanks_between_or_all()
    {
        var sha1 = await _client.SubmitAsync(Archives.Zip(("a.txt", Archives.Text("a"))));

        var some = await _client.GetJsonAsync($"/api/v2/samples/{sha1}/ticore/?fields=sha1,%20tags,%20unheard_of");
        var all = await _client.GetJsonAsync($"/api/v2/samples/{sha1}/ticore/");

        Assert.Equal($$"""{"sha1":"{{sha1}}","tags":["archive"]}""", some.ToJsonString());
        Assert.Equal(27, all.Count);
        Assert.Equal(0, (int)all["classification"]!["classification"]!);
        Assert.Equal(404, await _client.StatusCodeAsync(HttpMethod.Get, $"/api/v2/samples/{new string('f', 40)}/ticore/"));
    }

    [Fact]
    public async Task Containers_are_listed_for_what_came_out_of_one_and_left_out_for_the_rest()
    {
        var inner = Archives.Text("in two containers");
        var first = await _client.SubmitAsync(Archives.Zip(("a.txt", inner)));
        var second = await _client.SubmitAsync(Archives.Zip(("b.txt", inner)));

        using var response = await _client.PostAsync("/api/samples/containers/", EmulatorClient.Fields(("hash_values", Hashes.Sha1(inner)), ("hash_values", first)));

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(1, (int)answer["count"]!);
        Assert.Equal([first, second], answer["results"]![0]!["containers"]!.AsArray().Select(container => (string)container!));
        Assert.Equal(400, await _client.StatusCodeAsync(HttpMethod.Post, "/api/samples/containers/", EmulatorClient.Json($$"""{"hash_values": ["{{Hashes.Sha512(inner)}}"]}""")));
    }
}
