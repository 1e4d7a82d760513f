using System.Net;
using System.Net.Http.Headers;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class DownloadTests
{
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";

    [Fact]
    public async Task What_is_not_there_is_404_and_content_that_is_gone_410()
    {
        using var folder = new TemporaryFolder();
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { DataDirectory = folder.Path }, TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var whole = await client.SubmitAsync(Archives.Zip(("a.txt", Archives.Text("inner"))));
        foreach (var file in Directory.EnumerateFiles(folder.Combine("content"), "*", SearchOption.AllDirectories)) File.WriteAllBytes(file, []);

        Assert.Equal(HttpStatusCode.Gone, await Status($"/api/samples/{whole}/download/"));
        Assert.Equal(HttpStatusCode.Gone, await Status($"/api/samples/{whole}/unpacked/"));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/api/samples/{Missing}/download/?fetch"));
        Assert.Equal(HttpStatusCode.NotFound, await Status("/api/samples/zz/download/"));

        async Task<HttpStatusCode> Status(string path)
        {
            using var response = await client.GetAsync(path);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task A_range_is_served_as_a_range()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Archives.Text("0123456789"));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/samples/{sha1}/download/");
        request.Headers.Range = new RangeHeaderValue(4, null);
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", "emulator");
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("456789", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, emulator.Counters.Downloads);
    }

    [Fact]
    public async Task Extracted_files_can_be_downloaded_by_their_own_hashes()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        await client.SubmitAsync(Archives.Zip(("a.txt", Archives.Text("inner"))));

        using var response = await client.GetAsync($"/api/samples/{Hashes.Sha256(Archives.Text("inner"))}/download/");

        Assert.Equal("inner", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
