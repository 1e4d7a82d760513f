using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SpectraKit.Analyze;
using SpectraKit.Runtime;

namespace SpectraKit.Benchmarks.Transfers;

/// <summary>What is measured, each in its own process.</summary>
internal static class TransferSides
{
    public const string StatusAnswer = """{"hash_type": "sha256", "results": [{"hash_value": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "status": "processed"}]}""";

    private static readonly SampleHash Hash = SampleHash.Parse(new string('a', 64));
    private static readonly ApiOperation Bytes = new() { Id = "bytes", Method = HttpMethod.Get, Path = "/bytes/" };

    public static async Task<int> RunAsync(string side, Uri address, string folder, int queries)
    {
        var options = new ApiClientOptions { BaseAddress = address, Credential = ApiCredential.Token("x") };
        switch (side)
        {
            case "download":
                await DownloadAsync(options, Path.Combine(folder, "own.bin"));
                return 0;
            case "upload":
                await UploadAsync(options, Path.Combine(folder, "source.bin"));
                return 0;
            case "queries":
                await QueryAsync(options, queries);
                return 0;
            case "raw-queries":
                await QueryRawAsync(address, queries);
                return 0;
            default:
                return 2;
        }
    }

    private static async Task DownloadAsync(ApiClientOptions options, string path)
    {
        // Without a digest to compare with, as curl; the bytes are put on the disk before the file has its name, which curl does not do.
        using var transport = new ApiTransport(options);
        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Bytes), CancellationToken.None);
        await download.SaveAsync(path, overwrite: true);
    }

    private static async Task UploadAsync(ApiClientOptions options, string path)
    {
        using var transport = new ApiTransport(options);
        var operation = Bytes with { Id = "put", Method = HttpMethod.Put };
        await transport.SendAsync(new ApiRequest(operation) { Body = new FileRequestBody(ApiFile.FromPath(path), "application/octet-stream") }, CancellationToken.None);
    }

    private static async Task QueryAsync(ApiClientOptions options, int count)
    {
        using var client = new SpectraAnalyzeClient(options);
        for (var i = 0; i < count; i++)
        {
            var answer = await client.Samples.GetProcessingStatusAsync(new() { HashValues = [Hash] });
            if (answer.Results[0].HashValue != Hash)
                throw new InvalidOperationException("Another hash than asked for.");
        }
    }

    // What somebody would write in ten minutes: one client, a string for a body, a document for the answer.
    private static async Task QueryRawAsync(Uri address, int count)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", "x");
        for (var i = 0; i < count; i++)
        {
            using var content = new StringContent($$"""{"hash_values": ["{{Hash}}"]}""", Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync("api/samples/status/", content);
            answer.EnsureSuccessStatusCode();
            using var document = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
            if (document.RootElement.GetProperty("results")[0].GetProperty("hash_value").GetString() != Hash.ToString())
                throw new InvalidOperationException("Another hash than asked for.");
        }
    }
}
