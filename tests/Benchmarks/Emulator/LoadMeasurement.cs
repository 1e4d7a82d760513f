using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SpectraKit.Emulator;

namespace SpectraKit.Benchmarks.Emulator;

/// <summary>
/// The emulator under load: so many connections ask as fast as they are answered, for so many seconds, one operation after the other.
/// Without an address it starts one in this process, which then shares the processors with those who ask.
/// </summary>
internal static class LoadMeasurement
{
    private const int Samples = 1_000;
    private const int SampleLength = 4_096;

    public static async Task PrintAsync(TextWriter output, TimeSpan duration, int connections, Uri? address)
    {
        await using var emulator = address is null ? await SpectraEmulator.StartAsync() : null;
        address ??= emulator!.BaseAddress;
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", "emulator");

        var hashes = new List<string>();
        for (var i = 0; i < Samples; i++)
        {
            var content = RandomNumberGenerator.GetBytes(SampleLength);
            hashes.Add(Convert.ToHexStringLower(SHA256.HashData(content)));
            using var submitted = await http.PostAsync("/api/submit/file/", File(content));
            submitted.EnsureSuccessStatusCode();
        }

        output.WriteLine($"{connections} connections, {duration.TotalSeconds:0} s each, {Samples} samples held");
        output.WriteLine("operation         requests/s   median ms   99 % ms    errors");
        await MeasureAsync("status", () => http.PostAsync("/api/samples/status/", Json($$"""{"hash_values": ["{{Any(hashes)}}"]}""")));
        await MeasureAsync("report summary", () => http.PostAsync("/api/samples/v2/list/", Json($$"""{"hash_values": ["{{Any(hashes)}}"], "skip_reanalysis": "true"}""")));
        await MeasureAsync("upload of 4 KiB", () => http.PostAsync("/api/submit/file/", File(RandomNumberGenerator.GetBytes(SampleLength))));

        async Task MeasureAsync(string name, Func<Task<HttpResponseMessage>> ask)
        {
            var times = new ConcurrentBag<double>();
            var errors = 0;
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
            {
                while (Stopwatch.GetElapsedTime(start) < duration)
                {
                    var begun = Stopwatch.GetTimestamp();
                    try
                    {
                        using var answer = await ask();
                        if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref errors);
                    }
                    catch (HttpRequestException)
                    {
                        Interlocked.Increment(ref errors);
                    }

                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                }
            })));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var sorted = times.Order().ToArray();
            output.WriteLine($"{name,-16} {sorted.Length / seconds,11:0} {sorted[sorted.Length / 2],11:0.00} {sorted[sorted.Length * 99 / 100],9:0.00} {errors,9}");
        }
    }

    private static string Any(List<string> hashes) => hashes[Random.Shared.Next(hashes.Count)];

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static MultipartFormDataContent File(byte[] content) => new() { { new ByteArrayContent(content), "file", "load.bin" } };
}
