using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task By_default_it_listens_on_the_loopback_address_only_at_a_port_of_its_own()
    {
        await using var one = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var other = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("http", "127.0.0.1"), (one.BaseAddress.Scheme, one.BaseAddress.Host));
        Assert.NotEqual(0, one.BaseAddress.Port);
        Assert.NotEqual(one.BaseAddress, other.BaseAddress);
    }

    [Theory]
    [InlineData("http://localhost:0")]
    [InlineData("http://0.0.0.0:0")]
    public async Task The_base_address_can_be_connected_to_whatever_is_listened_on(string listen)
    {
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { Listen = new Uri(listen) }, TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);

        Assert.Equal("127.0.0.1", emulator.BaseAddress.Host);
        Assert.Equal("not_found", await client.StatusAsync(new string('f', 40)));
    }

    [Fact]
    public async Task After_disposal_nothing_answers_and_a_temporary_folder_is_gone()
    {
        var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        await client.SubmitAsync(Archives.Text("soon gone"));
        await emulator.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/"));
    }

    [Fact]
    public async Task With_a_certificate_it_speaks_TLS()
    {
        using var folder = new TemporaryFolder();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var options = new EmulatorOptions
        {
            TlsCertificatePath = folder.Write("certificate.pem", certificate.ExportCertificatePem()),
            TlsKeyPath = folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem()),
        };
        await using var emulator = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        X509Certificate2? presented = null;
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => (presented = X509CertificateLoader.LoadCertificate(shown!.RawData)) is not null,
        };
        using var http = new HttpClient(handler) { BaseAddress = emulator.BaseAddress };

        using var response = await http.GetAsync($"/api/samples/{new string('f', 40)}/download/", TestContext.Current.CancellationToken);

        Assert.Equal("https", emulator.BaseAddress.Scheme);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(certificate.Thumbprint, presented!.Thumbprint);
    }

    [Theory]
    [InlineData("https://127.0.0.1:0", "needs a certificate")]
    [InlineData("ftp://127.0.0.1", "not an address to listen on")]
    [InlineData("http://127.0.0.1:0/path", "not an address to listen on")]
    [InlineData("http://example.com:0", "not an address of this machine")]
    public async Task An_address_that_cannot_be_listened_on_is_said_to_be_one(string listen, string sentence)
    {
        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(
            () => SpectraEmulator.StartAsync(new EmulatorOptions { Listen = new Uri(listen) }, TestContext.Current.CancellationToken));

        Assert.Contains(sentence, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var listen = new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(
            () => SpectraEmulator.StartAsync(new EmulatorOptions { Listen = listen }, TestContext.Current.CancellationToken));

        Assert.Contains($"{listen} cannot be listened on", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_without_its_key_or_one_that_is_none_is_said_to_be_so()
    {
        using var folder = new TemporaryFolder();
        var text = folder.Write("text.pem", "no certificate");

        var alone = await Start(new EmulatorOptions { TlsCertificatePath = text });
        var broken = await Start(new EmulatorOptions { TlsCertificatePath = text, TlsKeyPath = text });
        var missing = await Start(new EmulatorOptions { TlsCertificatePath = folder.Combine("missing.pem"), TlsKeyPath = text });

        Assert.Contains("needs its key", alone.Message, StringComparison.Ordinal);
        Assert.Equal(text, broken.File);
        Assert.Equal(folder.Combine("missing.pem"), missing.File);

        static Task<EmulatorConfigurationException> Start(EmulatorOptions options) =>
            Assert.ThrowsAsync<EmulatorConfigurationException>(() => SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Options_never_print_their_secrets()
    {
        var text = new EmulatorOptions { Token = "s3cret", Password = "s3cret" }.ToString();

        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_counted_by_operation_under_the_documented_path()
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        await client.StatusAsync(await client.SubmitAsync(Archives.Text("counted")));
        using var unknown = await client.GetAsync("/api/nothing/");

        Assert.Equal(1, emulator.Counters.RequestsTo("POST", "/api/samples/status/"));
        Assert.Equal(0, emulator.Counters.RequestsTo("GET", "/api/samples/{hash_value}/download/"));
        Assert.Equal(2, emulator.Counters.Requests);
    }
}
