using System.Text.Json.Nodes;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class DeletionTests
{
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";

    [Fact]
    public async Task A_deleted_sample_is_gone_with_what_came_out_of_it_alone()
    {
        using var folder = new TemporaryFolder();
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { DataDirectory = folder.Path }, TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var shared = Archives.Text("in both");
        var alone = Archives.Text("in one");
        var first = await client.SubmitAsync(Archives.Zip(("shared.txt", shared), ("nested.zip", Archives.Zip(("alone.txt", alone)))));
        var second = await client.SubmitAsync(Archives.Zip(("other.txt", shared)));

        var codes = await DeleteAsync(client, first, Hashes.Sha1(shared), Missing);

        Assert.Equal([200, 405, 404], codes);
        Assert.Equal("not_found", await client.StatusAsync(first));
        Assert.Equal("not_found", await client.StatusAsync(Hashes.Sha1(alone)));
        Assert.Equal("processed", await client.StatusAsync(Hashes.Sha1(shared)));
        Assert.Equal(2, Directory.GetFiles(folder.Combine("content"), "*", SearchOption.AllDirectories).Length);

        Assert.Equal([200], await DeleteAsync(client, second));
        Assert.Empty(Directory.GetFiles(folder.Combine("content"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_still_stands_in_another_archive_stays_as_an_extracted_file()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var inner = Archives.Text("submitted and extracted");
        var sha1 = await client.SubmitAsync(inner);
        await client.SubmitAsync(Archives.Zip(("a.txt", inner)));

        Assert.Equal([200], await DeleteAsync(client, sha1));
        Assert.Equal("processed", await client.StatusAsync(sha1));
        Assert.Equal([405], await DeleteAsync(client, sha1));
    }

    [Fact]
    public async Task What_was_deleted_can_be_submitted_again()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Archives.Text("back again"));
        await DeleteAsync(client, sha1);

        await client.SubmitAsync(Archives.Text("back again"));

        using var download = await client.GetAsync($"/api/samples/{sha1}/download/");
        Assert.Equal("back again", await download.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_sample_is_deleted_by_its_address()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var inner = Archives.Text("extracted");
        var sha1 = await client.SubmitAsync(Archives.Zip(("a.txt", inner)));

        // The same trouble is 405 by SHA-1 and 404 by any other digest.
        Assert.Equal(405, await client.StatusCodeAsync(HttpMethod.Delete, $"/api/samples/{Hashes.Sha1(inner)}/"));
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Delete, $"/api/samples/{Hashes.Sha256(inner)}/"));
        Assert.Equal(200, await client.StatusCodeAsync(HttpMethod.Delete, $"/api/samples/{sha1}/"));
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Delete, $"/api/samples/{sha1}/"));
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Delete, "/api/samples/zz/"));
    }

    [Fact]
    public async Task Several_are_deleted_in_the_background_and_the_task_says_202_until_it_is_done()
    {
        var time = new ManualTime();
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { AnalysisDelay = TimeSpan.FromSeconds(10), TimeProvider = time }, TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Archives.Text("to be gone"));
        time.Advance(TimeSpan.FromSeconds(10));
        while (await client.StatusAsync(sha1) != "processed") await Task.Delay(5, TestContext.Current.CancellationToken);

        using var begun = await client.PostAsync("/api/samples/v2/delete_bulk/", EmulatorClient.Fields(("hash_values", sha1), ("hash_values", Missing)));
        Assert.Equal(202, (int)begun.StatusCode);
        var id = (long)JsonNode.Parse(await begun.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["id"]!;
        var path = $"/api/samples/v2/delete_bulk/status/?id={id}";
        Assert.Equal(202, await client.StatusCodeAsync(HttpMethod.Get, path));
        Assert.Equal("processed", await client.StatusAsync(sha1));

        time.Advance(TimeSpan.FromSeconds(10));
        while (await client.StatusCodeAsync(HttpMethod.Get, path) == 202) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(200, await client.StatusCodeAsync(HttpMethod.Get, path));
        Assert.Equal("not_found", await client.StatusAsync(sha1));
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Get, "/api/samples/v2/delete_bulk/status/?id=999"));
        Assert.Equal(400, await client.StatusCodeAsync(HttpMethod.Get, "/api/samples/v2/delete_bulk/status/"));
    }

    private static async Task<IEnumerable<int>> DeleteAsync(EmulatorClient client, params string[] hashes)
    {
        var body = new JsonObject { ["hash_value"] = new JsonArray([.. hashes.Select(hash => JsonValue.Create(hash))]) };
        var answer = await client.PostForJsonAsync("/api/samples/delete_bulk/", body.ToJsonString());
        return answer["results"]!.AsArray().Select(result => (int)result!["code"]!);
    }
}
