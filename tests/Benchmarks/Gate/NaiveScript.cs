using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace SpectraKit.Benchmarks.Gate;

/// <summary>What people write today: one file after the other is hashed, asked for, sent when it is not known, and asked for again every two seconds.</summary>
internal static class NaiveScript
{
    public static async Task<int> RunAsync(Uri address, string folder)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", "emulator");
        var malicious = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string hash;
            await using (var file = File.OpenRead(path))
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
            if (await StatusAsync(http, hash) == "not_found")
                await SendAsync(http, path);
            while (await StatusAsync(http, hash) != "processed")
                await Task.Delay(TimeSpan.FromSeconds(2));
            using var answer = await http.GetAsync($"api/samples/v3/{hash}/classification/");
            answer.EnsureSuccessStatusCode();
            using var verdict = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
            if (verdict.RootElement.GetProperty("classification").GetString() == "malicious")
                malicious++;
        }

        return malicious == 0 ? 0 : 1;
    }

    private static async Task<string?> StatusAsync(HttpClient http, string hash)
    {
        using var answer = await http.PostAsJsonAsync("api/samples/status/", new { hash_values = new[] { hash } });
        answer.EnsureSuccessStatusCode();
        using var status = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        var results = status.RootElement.GetProperty("results");
        return results.GetArrayLength() == 0 ? "not_found" : results[0].GetProperty("status").GetString();
    }

    private static async Task SendAsync(HttpClient http, string path)
    {
        await using var file = File.OpenRead(path);
        using var form = new MultipartFormDataContent { { new StreamContent(file), "file", Path.GetFileName(path) } };
        using var answer = await http.PostAsync("api/submit/file/", form);
        answer.EnsureSuccessStatusCode();
    }
}
