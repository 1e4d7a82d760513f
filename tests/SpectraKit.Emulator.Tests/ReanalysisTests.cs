using System.Net;
using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

public sealed class ReanalysisTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";

    [Fact]
    public async Task The_analyses_may_come_as_a_form_as_parts_and_as_JSON()
    {
        var sha1 = await fixture.Client.SubmitAsync(Archives.Text("analysed again"));
        using var multipart = new MultipartFormDataContent { { new StringContent("cloud,core"), "analysis" } };

        foreach (var content in new HttpContent[]
        {
            new FormUrlEncodedContent([new("analysis", "cloud,core")]),
            multipart,
            new StringContent("""{"analysis": "cloud,core"}""", System.Text.Encoding.UTF8, "application/json"),
        })
        {
            using var response = await fixture.Client.PostAsync($"/api/samples/{sha1}/analyze/", content);

            Assert.Contains(response.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Created });
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.Equal((int)response.StatusCode, (int)answer["code"]!);
            Assert.Equal(["cloud", "core"], answer["analysis"]!.AsArray().Select(analysis => (string)analysis!["name"]!));
            Assert.Equal(sha1, (string)answer["detail"]!["sha1"]!);
            Assert.Equal(128, ((string)answer["detail"]!["sha512"]!).Length);
        }
    }

    [Fact]
    public async Task Each_refusal_has_its_documented_status()
    {
        var inner = Archives.Text("came out of an archive");
        var sha1 = await fixture.Client.SubmitAsync(Archives.Zip(("a.txt", inner)));

        Assert.Equal(HttpStatusCode.BadRequest, await Status("zz", "core"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Missing, "core"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await Status(Hashes.Sha1(inner), "core"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(sha1, ""));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(sha1, "core,cape"));

        async Task<HttpStatusCode> Status(string hash, string analysis)
        {
            using var response = await fixture.Client.PostAsync($"/api/samples/{hash}/analyze/", new FormUrlEncodedContent([new("analysis", analysis)]));
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Several_are_answered_one_by_one_under_the_documented_singular_name()
    {
        var known = await fixture.Client.SubmitAsync(Archives.Text("one of several"));
        var inner = Archives.Text("inside one of several");
        await fixture.Client.SubmitAsync(Archives.Zip(("a.txt", inner)));

        using var response = await fixture.Client.PostJsonAsync(
            "/api/samples/analyze_bulk/",
            $$"""{"hash_value": ["{{known}}", "{{Missing}}", "{{Hashes.Sha1(inner)}}"], "analysis": "core"}""");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var results = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["results"]!.AsArray();
        Assert.Equal([201, 404, 405], results.Select(result => (int)result!["code"]!));
        Assert.Equal([known, Missing, Hashes.Sha1(inner)], results.Select(result => (string)result!["detail"]!["sha1"]!));
        Assert.Equal(201, (int)results[0]!["analysis"]![0]!["code"]!);
    }

    [Theory]
    [InlineData("""{"hash_value": ["zz"], "analysis": "core"}""")]
    [InlineData("""{"hash_value": ["ffffffffffffffffffffffffffffffffffffffff"]}""")]
    [InlineData("""{"analysis": "core"}""")]
    [InlineData("""{"hash_value": ["ffffffffffffffffffffffffffffffffffffffff"], "analysis": "joe"}""")]
    public async Task A_bulk_request_without_hashes_or_with_other_analyses_is_answered_400(string body)
    {
        using var response = await fixture.Client.PostJsonAsync("/api/samples/analyze_bulk/", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Version_2_takes_a_form_answers_200_and_says_405_for_services_that_are_not_connected()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var first = await client.SubmitAsync(Archives.Text("first"));
        var second = await client.SubmitAsync(Archives.Text("second"));

        using var response = await client.PostAsync(
            "/api/samples/v2/analyze_bulk/", EmulatorClient.Fields(("hash_value", first), ("hash_value", second), ("analysis", "core,rl_cloud_sandbox"), ("rl_cloud_sandbox_platform", "linux")));

        Assert.Equal(200, (int)response.StatusCode);
        var results = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["results"]!.AsArray();
        Assert.Equal([first, second], results.Select(result => (string)result!["detail"]!["sha1"]!));
        Assert.All(results, result =>
        {
            Assert.Null(result!["code"]);
            Assert.Equal([("core", 201), ("rl_cloud_sandbox", 405)], result["analysis"]!.AsArray().Select(step => ((string)step!["name"]!, (int)step["code"]!)));
        });
        Assert.Equal(2, emulator.Counters.Reanalyses);
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Post, "/api/samples/v2/analyze_bulk/", EmulatorClient.Fields(("hash_value", new string('f', 40)), ("analysis", "core"))));
        Assert.Equal(400, await client.StatusCodeAsync(HttpMethod.Post, "/api/samples/v2/analyze_bulk/", EmulatorClient.Fields(("hash_value", first), ("analysis", "magic"))));
    }
}
