using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class LoadTests
{
    [Fact]
    public async Task Five_hundred_requests_at_once_are_answered_without_an_error()
    {
        const int count = 500;
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var contents = Enumerable.Range(0, count).Select(i => Archives.Zip(("shared.txt", Archives.Text("in all of them")), ($"{i}.txt", Archives.Text($"only in {i}")))).ToList();

        var hashes = await Task.WhenAll(contents.Select((content, i) => client.SubmitAsync(content, $"{i}.zip")));
        var states = await Task.WhenAll(hashes.Select(client.StatusAsync));
        var downloads = await Task.WhenAll(hashes.Select(async hash =>
        {
            using var response = await client.GetAsync($"/api/samples/{hash}/download/");
            return Hashes.Sha1(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }));

        Assert.Equal(contents.Select(Hashes.Sha1), hashes);
        Assert.All(states, state => Assert.Equal("processed", state));
        Assert.Equal(hashes, downloads);
        Assert.Equal((count, count, 3 * count), (emulator.Counters.Submissions, emulator.Counters.Analyses, emulator.Counters.Requests));
    }

    [Fact]
    public async Task One_content_submitted_many_times_at_once_is_one_sample()
    {
        using var folder = new TemporaryFolder();
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { DataDirectory = folder.Path }, TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var content = new byte[300_000];
        Random.Shared.NextBytes(content);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.SubmitAsync(content, $"{i}.bin")));

        Assert.Single(Directory.GetFiles(folder.Combine("content"), "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(folder.Combine("incoming")));
        var report = await client.PostForJsonAsync("/api/samples/v2/list/", $$"""{"hash_values": ["{{Hashes.Sha1(content)}}"], "fields": ["aliases"]}""");
        Assert.Equal(50, report["results"]![0]!["aliases"]!.AsArray().Count);
    }
}
