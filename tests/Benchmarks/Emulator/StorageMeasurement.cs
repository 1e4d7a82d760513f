using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SpectraKit.Emulator;

namespace SpectraKit.Benchmarks.Emulator;

/// <summary>What a large data folder costs: how long the emulator takes to start on it, and to find a sample in it.</summary>
internal static class StorageMeasurement
{
    public static async Task PrintAsync(TextWriter output, int samples)
    {
        var folder = Directory.CreateTempSubdirectory("spectra-measure-").FullName;
        try
        {
            var options = new EmulatorOptions { DataDirectory = folder };
            await StartAsync("empty folder", options, hash: null, output);
            var last = await FillAsync(options, samples);
            await StartAsync($"{samples} samples", options, last, output);
            await StartAsync("once more", options, last, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task StartAsync(string name, EmulatorOptions options, string? hash, TextWriter output)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var emulator = await SpectraEmulator.StartAsync(options);
        var started = Stopwatch.GetElapsedTime(begun);
        output.WriteLine($"{name}: started in {started.TotalMilliseconds:0} ms, {Process.GetCurrentProcess().WorkingSet64 >> 20} MiB");
        if (hash is null) return;

        using var http = Client(emulator);
        const int lookups = 1_000;
        begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < lookups; i++)
        {
            using var content = new StringContent($$"""{"hash_values": ["{{hash}}"]}""", Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync("/api/samples/status/", content);
            answer.EnsureSuccessStatusCode();
        }

        output.WriteLine($"{name}: a status answered in {Stopwatch.GetElapsedTime(begun).TotalMilliseconds / lookups:0.00} ms");
    }

    private static async Task<string> FillAsync(EmulatorOptions options, int samples)
    {
        await using var emulator = await SpectraEmulator.StartAsync(options);
        using var http = Client(emulator);
        await Parallel.ForAsync(0, samples, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancellationToken) =>
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Content(i)), "file", $"{i}.bin" } };
            using var answer = await http.PostAsync("/api/submit/file/", form, cancellationToken);
            answer.EnsureSuccessStatusCode();
        });
        return Convert.ToHexStringLower(SHA256.HashData(Content(samples - 1)));
    }

    private static byte[] Content(int i) => Encoding.UTF8.GetBytes($"sample number {i}");

    private static HttpClient Client(SpectraEmulator emulator)
    {
        var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", emulator.Token);
        return http;
    }
}
