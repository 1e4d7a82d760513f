using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>
/// The emulator as a process that is killed at any moment while it is sent files. A few rounds here; a hundred with
/// <c>dotnet cake build/build.cake --target=Kill</c>.
/// </summary>
public sealed class KilledEmulatorTests : IDisposable
{
    private const int Clients = 6;

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("SPECTRAKIT_KILLS") ?? "3", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private readonly TaskCompletionSource _isAcknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_and_nothing_half_written_is_seen()
    {
        var random = new Random(20260103);
        for (var round = 0; round < Rounds; round++)
        {
            using (var tool = await StartAsync())
            {
                using var killed = new CancellationTokenSource();
                var uploads = Enumerable.Range(0, Clients).Select(client => UploadUntilAsync(tool.Address, random.Next(), killed.Token)).ToArray();
                // On a busy machine a round may end before anything is acknowledged; the last one does not, if none did.
                if (round == Rounds - 1)
                    await _isAcknowledged.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
                await Task.Delay(random.Next(50, 700), TestContext.Current.CancellationToken);
                tool.Process.Kill();
                await killed.CancelAsync();
                await Task.WhenAll(uploads);
            }

            using (var tool = await StartAsync())
            {
                await VerifyAsync(tool.Address);
                tool.Process.Kill();
            }

            VerifyContent();
        }

        Assert.NotEmpty(_acknowledged);
    }

    private async Task<Started> StartAsync()
    {
        var tool = RunningTool.Start(_folder.Path, null, "emulator", "--listen", "http://127.0.0.1:0", "--data", "data", "--analysis-delay", "00:00:00");
        await tool.SaysAsync("Listening on ");
        return new Started(tool, new Uri(tool.Output["Listening on ".Length..].Trim()));
    }

    // Small files, and some that take the disk a moment.
    private async Task UploadUntilAsync(Uri address, int seed, CancellationToken killed)
    {
        var random = new Random(seed);
        using var http = Client(address);
        while (!killed.IsCancellationRequested)
        {
            var content = new byte[random.Next(8) == 0 ? random.Next(2 << 20) : random.Next(1, 20_000)];
            random.NextBytes(content);
            try
            {
                using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", $"{random.Next()}.bin" } };
                using var answer = await http.PostAsync("/api/submit/file/", form, TestContext.Current.CancellationToken);
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    _acknowledged[Convert.ToHexStringLower(SHA256.HashData(content))] = true;
                    _isAcknowledged.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                // It was killed under this one, or before it.
            }
        }
    }

    private async Task VerifyAsync(Uri address)
    {
        using var http = Client(address);
        // Nor is there a content that nobody would ever ask for: what was named and not registered is swept up.
        foreach (var batch in _acknowledged.Keys.Union(Contents().Select(Path.GetFileName)).Chunk(100))
        {
            var query = $$"""{"hash_values": [{{string.Join(", ", batch.Select(hash => $"\"{hash}\""))}}]}""";
            using var status = await http.PostAsync("/api/samples/status/", new StringContent(query, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
            Assert.DoesNotContain("not_found", await status.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        foreach (var hash in _acknowledged.Keys.Take(50))
        {
            var content = await http.GetByteArrayAsync($"/api/samples/{hash}/download/", TestContext.Current.CancellationToken);
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    private void VerifyContent()
    {
        var files = Contents();
        foreach (var file in files) Assert.Equal(Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        Assert.Subset(files.Select(Path.GetFileName).ToHashSet()!, _acknowledged.Keys.ToHashSet());
    }

    private string[] Contents() => Directory.GetFiles(_folder.Combine("data", "content"), "*", SearchOption.AllDirectories);

    private static HttpClient Client(Uri address)
    {
        var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", "emulator");
        return http;
    }

    private sealed record Started(RunningTool Process, Uri Address) : IDisposable
    {
        public void Dispose() => Process.Dispose();
    }
}
