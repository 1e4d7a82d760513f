using System.Net;
using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

public sealed class SubmissionTests
{
    private static readonly byte[] Content = "some harmless bytes"u8.ToArray();

    [Theory]
    [InlineData("/api/submit/file/", "/?q=")]
    [InlineData("/api/uploads/", "/")]
    public async Task A_submitted_file_is_answered_with_201_and_the_documented_shape(string path, string href)
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);

        using var response = await client.PostAsync(path, EmulatorClient.Form(Content, "setup.exe"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(201, (int)answer["code"]!);
        Assert.Equal("Done.", (string)answer["message"]!);
        var detail = answer["detail"]!;
        Assert.Equal(Hashes.Sha1(Content), (string)detail["sha1"]!);
        Assert.Equal("setup.exe", (string)detail["filename"]!);
        Assert.Equal(href + Hashes.Sha1(Content), (string)detail["href"]!);
        Assert.True((long)detail["id"]! > 0);
        Assert.Equal(1, (int)detail["user"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", (string)detail["created"]!);
    }

    [Fact]
    public async Task What_was_submitted_is_processed_known_by_all_four_hashes_and_served_again()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        await client.SubmitAsync(Content);

        foreach (var hash in new[] { Hashes.Md5(Content), Hashes.Sha1(Content), Hashes.Sha256(Content), Hashes.Sha512(Content).ToUpperInvariant() })
        {
            Assert.Equal("processed", await client.StatusAsync(hash));
            Assert.Equal("unknown", (string)(await client.ClassificationAsync(hash))["classification"]!);
            using var download = await client.GetAsync($"/api/samples/{hash}/download/");
            Assert.Equal(HttpStatusCode.OK, download.StatusCode);
            Assert.Equal(Content.Length, download.Content.Headers.ContentLength);
            Assert.Equal(Content, await download.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }
}
