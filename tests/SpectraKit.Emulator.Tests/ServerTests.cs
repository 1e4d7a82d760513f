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
    public async Task A_temporary_data_folder_is_gone_in_the_end_and_one_of_the_users_own_stays()
    {
        using var folder = new TemporaryFolder();
        var temporary = await Laboratory.OpenAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);
        var own = await Laboratory.OpenAsync(new EmulatorOptions { DataDirectory = folder.Combine("data") }, TestContext.Current.CancellationToken);
        var path = FolderOf(temporary);
        Assert.True(Directory.Exists(path));

        await temporary.DisposeAsync();
        await own.DisposeAsync();

        Assert.False(Directory.Exists(path));
        Assert.True(File.Exists(folder.Combine("data", "index.jsonl")));

        static string FolderOf(Laboratory laboratory) =>
            Path.GetFullPath(Path.Combine(laboratory.Store.Content.PathOf(new SampleDigests(new byte[SampleDigests.Length])), "../../.."));
    }

    [Fact]
    public async Task An_upload_that_has_begun_when_the_emulator_stops_is_still_answered()
    {
        const string body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nbytes\r\n--b--\r\n";
        var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var socket = new TcpClient();
        await socket.ConnectAsync(emulator.BaseAddress.Host, emulator.BaseAddress.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await WriteAsync(
            $"POST /api/submit/file/ HTTP/1.1\r\nHost: {emulator.BaseAddress.Authority}\r\nAuthorization: Token emulator\r\n"
            + $"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {body.Length}\r\n\r\n{body[..70]}");
        while (emulator.Counters.Requests == 0) await Task.Delay(5, TestContext.Current.CancellationToken);

        var stopping = emulator.DisposeAsync();
        await WriteAsync(body[70..]);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        await stopping;

        Assert.StartsWith("HTTP/1.1 201 Created", answer, StringComparison.Ordinal);

        Task WriteAsync(string text) => stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken).AsTask();
    }

    [Fact]
    public async Task A_client_that_goes_away_in_the_middle_of_an_upload_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { DataDirectory = folder.Path }, TestContext.Current.CancellationToken);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(emulator.BaseAddress.Host, emulator.BaseAddress.Port, TestContext.Current.CancellationToken);
            await socket.GetStream().WriteAsync(
                System.Text.Encoding.ASCII.GetBytes(
                    $"POST /api/submit/file/ HTTP/1.1\r\nHost: {emulator.BaseAddress.Authority}\r\nAuthorization: Token emulator\r\n"
                    + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
                    + $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n{new string('x', 100_000)}"),
                TestContext.Current.CancellationToken);
            while (Directory.GetFiles(folder.Combine("incoming")).Length == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        while (Directory.GetFiles(folder.Combine("incoming")).Length > 0) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Combine("content")));
        Assert.Equal(0, emulator.Counters.Submissions);
    }

    [Fact]
    public async Task After_disposal_nothing_answers()
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

    public static TheoryData<EmulatorOptions, string> OutOfRange { get; } = new()
    {
        { new EmulatorOptions { AnalysisDelay = TimeSpan.FromSeconds(-1) }, "analysis delay" },
        { new EmulatorOptions { Token = "" }, "token" },
        { new EmulatorOptions { Token = "two words" }, "token" },
        { new EmulatorOptions { User = "a:b" }, "user" },
        { new EmulatorOptions { Password = "" }, "password" },
        { new EmulatorOptions { Limits = new EmulatorLimits { UploadBytes = -1 } }, "upload limit" },
        { new EmulatorOptions { Limits = new EmulatorLimits { ArchiveDepth = -1 } }, "archive limits" },
        { new EmulatorOptions { Limits = new EmulatorLimits { ArchiveRatio = 0 } }, "archive ratio" },
        { new EmulatorOptions { Limits = new EmulatorLimits { ParallelDownloads = 0 } }, "download limits" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public async Task An_option_out_of_its_range_is_named(EmulatorOptions options, string name)
    {
        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(() => SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains(name, e.Message, StringComparison.Ordinal);
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
