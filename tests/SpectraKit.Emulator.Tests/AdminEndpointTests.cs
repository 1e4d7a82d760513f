using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

public sealed class AdminEndpointTests
{
    [Fact]
    public async Task It_is_not_there_unless_asked_for_and_asks_for_the_token()
    {
        await using var without = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var with = await Start();
        using var client = new EmulatorClient(without);
        using var stranger = new EmulatorClient(with, token: "wrong");

        using var missing = await client.GetAsync("/_emulator");
        using var refused = await stranger.GetAsync("/_emulator/requests");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (missing.StatusCode, refused.StatusCode));
    }

    [Fact]
    public async Task It_tells_its_state_and_the_requests_without_a_credential()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Archives.Zip(("a.txt", Archives.Text("a"))));
        using var refused = await new EmulatorClient(emulator, token: "canary-51c2").GetAsync($"/api/samples/v3/{sha1}/classification/?localonly=1");

        var state = await client.GetJsonAsync("/_emulator");
        var requests = await client.GetJsonAsync("/_emulator/requests");

        Assert.Equal((2, 1, 0, 2, 1), ((int)state["samples"]!, (int)state["submitted"]!, (int)state["processing"]!, (int)state["requests"]!, (int)state["submissions"]!));
        Assert.Equal(
            ["1 POST /api/submit/file/ 201", $"2 GET /api/samples/v3/{sha1}/classification/ 403"],
            requests["requests"]!.AsArray().Select(request => $"{request!["number"]} {request["method"]} {request["path"]} {request["status"]}"));
        Assert.DoesNotContain("canary", requests.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("localonly", requests.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_set_told_and_taken_away()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);

        var set = await PutAsync(client, """{"seed": 5, "faults": [{"fault": "unavailable", "operation": "POST /api/samples/status/", "retryAfter": 1}]}""");
        using var status = await client.PostJsonAsync("/api/samples/status/", """{"hash_values": ["00000000000000000000000000000000"]}""");
        var told = await client.GetJsonAsync("/_emulator/faults");
        using var cleared = await client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/_emulator/faults"));

        Assert.Equal(HttpStatusCode.OK, set.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status.StatusCode);
        Assert.Equal("""{"seed":5,"faults":[{"fault":"unavailable","operation":"POST /api/samples/status/","rate":1,"retryAfter":1}],"happened":[1]}""", told.ToJsonString());
        Assert.Equal("not_found", await client.StatusAsync("00000000000000000000000000000000"));
    }

    [Fact]
    public async Task A_mistake_in_faults_is_told_with_its_place_and_changes_nothing()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        await PutAsync(client, """{"faults": [{"fault": "latency", "delay": 0}]}""");

        var (status, text) = await PutAsync(client, "{\"faults\": [\n{\"fault\": \"latencey\"}]}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("(2,11)", text, StringComparison.Ordinal);
        Assert.Single((await client.GetJsonAsync("/_emulator/faults"))["faults"]!.AsArray());
    }

    [Fact]
    public async Task The_schema_is_served() => Assert.Equal("object", (string)(await SchemaAsync())["type"]!);

    [Fact]
    public async Task A_reset_forgets_samples_counts_requests_and_faults_that_were_set()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Archives.Zip(("a.txt", Archives.Text("a"))));
        await PutAsync(client, """{"faults": [{"fault": "unavailable"}]}""");

        using var reset = await client.PostAsync("/_emulator/reset", new StringContent(""));

        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        Assert.Empty(emulator.Requests);
        Assert.Equal(0, emulator.Counters.Submissions);
        Assert.Equal("not_found", await client.StatusAsync(sha1));
        Assert.Equal(0, (int)(await client.GetJsonAsync("/_emulator"))["samples"]!);
        Assert.Equal("processed", await client.StatusAsync(await client.SubmitAsync(Archives.Text("anew"))));
    }

    private static async Task<JsonObject> SchemaAsync()
    {
        await using var emulator = await Start();
        using var client = new EmulatorClient(emulator);
        return await client.GetJsonAsync("/_emulator/faults/schema");
    }

    private static async Task<(HttpStatusCode Status, string Text)> PutAsync(EmulatorClient client, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/_emulator/faults") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static Task<SpectraEmulator> Start() => SpectraEmulator.StartAsync(new EmulatorOptions { HasAdminEndpoint = true }, TestContext.Current.CancellationToken);
}
