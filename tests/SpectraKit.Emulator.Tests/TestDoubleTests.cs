using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

/// <summary>What the package offers to users' own tests beside the services themselves.</summary>
public sealed class TestDoubleTests
{
    [Fact]
    public async Task A_verdict_set_by_code_holds_at_once_for_the_file_and_for_what_contains_it()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var file = Archives.Text("harmless so far");
        var archive = await client.SubmitAsync(Archives.Zip(("file.txt", file)));

        await emulator.SetVerdictAsync(new VerdictRule { Sha256 = Hashes.Sha256(file), Classification = "malicious", ThreatName = "Made.Up" }, TestContext.Current.CancellationToken);
        var before = (string)(await client.ClassificationAsync(archive))["classification"]!;
        await emulator.SetVerdictAsync(new VerdictRule { Sha256 = Hashes.Sha256(file), Classification = "goodware" }, TestContext.Current.CancellationToken);
        var after = (string)(await client.ClassificationAsync(archive))["classification"]!;

        Assert.Equal(("malicious", "unknown"), (before, after));
    }

    [Fact]
    public async Task A_verdict_set_by_code_does_not_outlive_the_emulator()
    {
        using var folder = new TemporaryFolder();
        var options = new EmulatorOptions { DataDirectory = folder.Path };
        string sha1;
        await using (var emulator = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken))
        {
            using var client = new EmulatorClient(emulator);
            sha1 = await client.SubmitAsync(Archives.Text("kept"));
            await emulator.SetVerdictAsync(new VerdictRule { Sha1 = sha1, Classification = "malicious" }, TestContext.Current.CancellationToken);
            Assert.Equal("malicious", (string)(await client.ClassificationAsync(sha1))["classification"]!);
        }

        await using (var emulator = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken))
        {
            using var client = new EmulatorClient(emulator);
            while (await client.StatusAsync(sha1) == "processing") await Task.Delay(1, TestContext.Current.CancellationToken);
            Assert.Equal("unknown", (string)(await client.ClassificationAsync(sha1))["classification"]!);
        }
    }

    [Theory]
    [InlineData("https://127.0.0.1:0", "127.0.0.1")]
    [InlineData("https://localhost:0", "localhost")]
    public async Task Https_without_a_certificate_makes_one_that_a_client_can_trust_by_its_file(string listen, string host)
    {
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { Listen = new Uri(listen) }, TestContext.Current.CancellationToken);
        using var trusted = X509CertificateLoader.LoadCertificateFromFile(emulator.CertificatePath!);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck },
            },
        };
        using var http = new HttpClient(handler);
        using var stranger = new HttpClient();
        var address = new UriBuilder(emulator.BaseAddress) { Host = host }.Uri;

        using var answer = await http.GetAsync(new Uri(address, "/api/samples/00000000000000000000000000000000/download/"), TestContext.Current.CancellationToken);

        Assert.Equal("https", emulator.BaseAddress.Scheme);
        Assert.Equal(403, (int)answer.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(address, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(emulator.CertificatePath!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
