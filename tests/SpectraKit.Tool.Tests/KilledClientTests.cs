using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>
/// Clients as processes that are killed in the middle of a transfer. A few rounds here; a hundred with
/// <c>dotnet cake build/build.cake --target=Kill</c>.
/// </summary>
public sealed class KilledClientTests : IDisposable
{
    private const int Size = 12 << 20;

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("SPECTRAKIT_KILLS") ?? "2", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(20260104);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private EmulatorOptions Options => new() { Token = Service.Token, DataDirectory = _folder.Combine("data") };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_download_that_is_killed_leaves_nothing_under_the_final_name_and_the_next_one_finishes()
    {
        await using var emulator = await SpectraEmulator.StartAsync(Options, Cancellation);
        var hash = NewSample();
        await RunAsync(emulator, "submit", "sample.bin");
        var target = _folder.Combine("quarantine", hash);
        var broken = 0;

        for (var round = 0; round < Rounds; round++)
        {
            // A third of a second for the whole of it: some are killed at its beginning, some towards its end.
            emulator.SetFaults(new Fault { Kind = FaultKind.SlowBody, Operation = "GET */download/", BytesPerSecond = 3 * Size });
            var before = Leftovers().Count;
            await KillAsync(emulator, () => Leftovers().Count > before || File.Exists(target), "download", hash, "--output", "quarantine");
            broken += File.Exists(target) ? 0 : 1;
            VerifyIfThere(target, hash);

            emulator.SetFaults();
            await RunAsync(emulator, "download", hash, "--output", "quarantine");
            VerifyIfThere(target, hash);
            File.Delete(target);
        }

        // What the dead have left goes when it is a minute old: in a long run some of it has gone by now, and the rest is not worth waiting for.
        Assert.NotEqual(0, broken);
        Assert.InRange(Leftovers().Count, 1, broken);
        foreach (var file in Leftovers())
            file.LastWriteTimeUtc -= TimeSpan.FromHours(1);
        (await ToolProcess.RunAsync(_folder.Path, EnvironmentOf(emulator), "download", hash, "--output", "quarantine")).ShouldExitWith(0);
        Assert.Equal([hash], Directory.EnumerateFileSystemEntries(_folder.Combine("quarantine")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_upload_that_is_killed_is_whole_at_the_service_or_not_there_and_the_next_one_finishes()
    {
        var acknowledged = new List<string>();
        var broken = 0;
        await using (var emulator = await SpectraEmulator.StartAsync(Options, Cancellation))
        {
            for (var round = 0; round < Rounds; round++)
            {
                var hash = NewSample();
                var before = Incoming().Select(file => file.Name).ToHashSet();
                var said = await KillAsync(emulator, () => Incoming().Any(file => !before.Contains(file.Name)) || Content(hash).Exists, "submit", "sample.bin");
                var isThere = await IsKnownAsync(emulator, hash);
                Assert.True(isThere || !said.Contains(hash, StringComparison.Ordinal), $"The service acknowledged {hash} and does not have it.");
                broken += isThere ? 0 : 1;

                await RunAsync(emulator, "submit", "sample.bin");
                Assert.True(await IsKnownAsync(emulator, hash));
                acknowledged.Add(hash);
                await ForgetAllButAsync(emulator, acknowledged, 5);
            }
        }

        Assert.NotEqual(0, broken);
        await using var again = await SpectraEmulator.StartAsync(Options, Cancellation);
        Assert.Empty(Incoming());
        Assert.Equal(acknowledged.Order(), Stored());
        foreach (var hash in acknowledged)
            Assert.True(await IsKnownAsync(again, hash));
    }

    /// <summary>Starts the tool, and kills it a random moment after its transfer has begun.</summary>
    /// <returns>What it had said by then.</returns>
    private async Task<string> KillAsync(SpectraEmulator emulator, Func<bool> isUnderWay, params string[] arguments)
    {
        using var tool = RunningTool.Start(_folder.Path, EnvironmentOf(emulator), arguments);
        while (!isUnderWay() && !tool.HasEnded)
            await Task.Delay(1, Cancellation);
        await Task.Delay(_random.Next(0, 120), Cancellation);
        tool.Kill();
        return tool.Output;
    }

    private async Task RunAsync(SpectraEmulator emulator, params string[] arguments) =>
        (await new CommandLine { Folder = _folder.Path, Environment = EnvironmentOf(emulator) }.RunAsync(arguments)).ShouldExitWith(0);

    private string NewSample()
    {
        var content = new byte[Size];
        _random.NextBytes(content);
        _folder.Write("sample.bin", content);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    // The service is asked for the bytes: that it has them is not a matter of its word.
    private static async Task<bool> IsKnownAsync(SpectraEmulator emulator, string hash)
    {
        using var http = Client(emulator);
        using var answer = await http.GetAsync($"/api/samples/{hash}/download/", Cancellation);
        if (!answer.IsSuccessStatusCode)
            return false;
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(Cancellation))));
        return true;
    }

    private static async Task ForgetAllButAsync(SpectraEmulator emulator, List<string> hashes, int kept)
    {
        using var http = Client(emulator);
        for (; hashes.Count > kept; hashes.RemoveAt(0))
            (await http.DeleteAsync($"/api/samples/{hashes[0]}/", Cancellation)).EnsureSuccessStatusCode();
    }

    private static void VerifyIfThere(string path, string hash)
    {
        if (File.Exists(path))
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
    }

    private List<FileInfo> Leftovers() => FilesIn("quarantine", "*.partial");

    private List<FileInfo> Incoming() => FilesIn(Path.Combine("data", "incoming"), "*");

    private FileInfo Content(string hash) => new(_folder.Combine("data", "content", hash[..2], hash));

    private IEnumerable<string> Stored() =>
        Directory.EnumerateFiles(_folder.Combine("data", "content"), "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order();

    private List<FileInfo> FilesIn(string folder, string pattern) =>
        Directory.Exists(_folder.Combine(folder)) ? [.. new DirectoryInfo(_folder.Combine(folder)).EnumerateFiles(pattern, new EnumerationOptions { AttributesToSkip = 0 }).Where(file => file.Exists)] : [];

    private static Dictionary<string, string> EnvironmentOf(SpectraEmulator emulator) =>
        new() { ["SPECTRAKIT_URL"] = emulator.BaseAddress.AbsoluteUri, ["SPECTRAKIT_TOKEN"] = Service.Token };

    private static HttpClient Client(SpectraEmulator emulator)
    {
        var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", Service.Token);
        return http;
    }
}
