using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>Addresses, credentials and hosts that are not what they should be.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const string Secret = "s3cret-t0ken-canary";
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _environment = new() { ["SPECTRAKIT_TOKEN"] = Secret };

    public ConnectionTests() => _folder.Write("a.dll", "a");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_an_address_nothing_is_guessed() => await Expect(Codes.NoServiceAddress, await ScanAsync(null), "SPECTRAKIT_URL");

    [Theory]
    [InlineData("appliance.example.com")]
    [InlineData("ftp://appliance.example.com")]
    [InlineData("https://")]
    [InlineData("https://user:s3cret-t0ken-canary@appliance.example.com")]
    [InlineData("https://appliance.example.com/?a=s3cret-t0ken-canary")]
    [InlineData("not an address")]
    [InlineData("s3cret-t0ken-canary")]
    [InlineData("user:s3cret-t0ken-canary@appliance.example.com")]
    public async Task An_address_that_is_none_is_refused_and_not_repeated(string url) => await Expect(Codes.InvalidSetting, await ScanAsync(url), "address");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    public async Task Without_a_token_nothing_is_sent(string? token)
    {
        _environment["SPECTRAKIT_TOKEN"] = token;

        await Expect(Codes.CredentialMissing, await ScanAsync("https://appliance.example.com"), "SPECTRAKIT_TOKEN");
    }

    [Fact]
    public async Task The_variable_that_holds_the_token_can_be_another_one()
    {
        var report = await ScanAsync("https://appliance.example.com", settings => settings.TokenVariable = "OTHER_TOKEN");

        await Expect(Codes.CredentialMissing, report, "OTHER_TOKEN");
    }

    [Fact]
    public async Task Settings_that_contradict_each_other_are_refused()
    {
        await Expect(Codes.InvalidSetting, await ScanAsync("https://appliance.example.com", settings => settings.Emulator = true), "Emulator");
        await Expect(Codes.InvalidSetting, await ScanAsync(null, settings => settings.Emulator = true), "emulator");
        await Expect(Codes.InvalidSetting, await ScanAsync("https://appliance.example.com", settings => settings.EmulatorRules = "a.dll"), "EmulatorRules");
        await Expect(Codes.InvalidRulesFile, await ScanAsync(null, settings => settings.EmulatorRules = "nowhere.json"), "nowhere.json");
        await Expect(Codes.InvalidSetting, await ScanAsync("https://appliance.example.com", settings => (settings.Kind, settings.Mode) = (ServiceKind.Intelligence, ScanMode.Submit)), "Spectra Analyze");
        await Expect(Codes.InvalidSetting, await ScanAsync("https://appliance.example.com", settings => settings.CaFile = "nowhere.pem"), "nowhere.pem");
        await Expect(Codes.InvalidSetting, await ScanAsync("https://appliance.example.com", settings => settings.Timeout = TimeSpan.Zero), "Timeout");
        await Expect(Codes.InvalidSetting, await ScanAsync("https://appliance.example.com", settings => settings.Timeout = TimeSpan.FromDays(8)), "Timeout");
        await Expect(Codes.InvalidSetting, await ScanAsync("https://appliance.example.com", settings => settings.Root = "nowhere"), "nowhere");
        await Expect(Codes.InvalidSetting, await ScanAsync("https://appliance.example.com", settings => settings.Include = []), "pattern");
    }

    [Fact]
    public async Task A_host_that_refuses_connections_is_unreachable()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        await Expect(Codes.Unreachable, await ScanAsync($"http://127.0.0.1:{port}"), "cannot be reached");
    }

    [Fact]
    public async Task A_host_that_never_answers_is_named_as_such_at_the_time_limit()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var report = await ScanAsync($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", settings => settings.Timeout = TimeSpan.FromSeconds(1));

        await Expect(Codes.NoAnswer, report, "did not answer");
    }

    [Theory]
    [InlineData("200 OK", "text/html", "<html>Please log in</html>")]
    [InlineData("200 OK", "application/json", "{\"hello\": 1}")]
    [InlineData("404 Not Found", "text/plain", "nothing here")]
    [InlineData("302 Found", "text/html", "elsewhere")]
    public async Task Something_else_that_answers_is_not_taken_for_the_service(string status, string type, string body)
    {
        await using var server = new PreparedServer((status, type, body));

        await Expect(Codes.NotTheService, await ScanAsync(server.Address), "is not Spectra Analyze");
    }

    [Theory]
    [InlineData("500 Internal Server Error", "SPK3004")]
    [InlineData("429 Too Many Requests", "SPK3003")]
    public async Task A_service_that_fails_is_told_from_one_that_has_enough(string status, string code)
    {
        await using var server = new PreparedServer((status, "text/plain", "no"));

        await Expect(Codes.Find(code)!, await ScanAsync(server.Address), status[..3]);
    }

    [Fact]
    public async Task A_404_right_after_the_upload_only_means_not_yet()
    {
        const string json = "application/json";
        var (sha256, sha1) = (FakeService.Sha256("a"), FakeService.Sha1("a"));
        await using var server = new PreparedServer(
            ("200 OK", json, $$"""{"hash_type": "sha256", "results": [{"hash_value": "{{sha256}}", "status": "not_found"}]}"""),
            ("201 Created", json, $$$"""{"code": 201, "message": "Done.", "detail": {"id": 1, "sha1": "{{{sha1}}}"}}"""),
            ("404 Not Found", json, """{"message": "not here"}"""),
            ("200 OK", json, $$"""{"hash_type": "sha256", "results": [{"hash_value": "{{sha256}}", "status": "queued"}]}"""),
            ("200 OK", json, $$"""{"hash_type": "sha256", "results": [{"hash_value": "{{sha256.ToString().ToUpperInvariant()}}", "status": "processed"}]}"""),
            ("200 OK", json, $$"""{"count": 1, "next": null, "previous": null, "results": [{"sha1": "{{sha1}}", "sha256": "{{sha256}}", "classification": "goodware", "riskscore": 1, "classification_result": null}]}"""));

        var report = await ScanAsync(server.Address);

        Assert.Equal((Outcome.Clean, 1, ExitCodes.AllClear), (report.Files[0].Outcome, report.Files[0].RiskScore, report.ExitCode));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted_until_it_is_named()
    {
        var (certificate, key) = SelfSigned();
        await using var emulator = await SpectraEmulator.StartAsync(
            new() { Listen = new("https://127.0.0.1:0"), Token = Secret, TlsCertificatePath = certificate, TlsKeyPath = key }, Token);

        await Expect(Codes.TlsNotTrusted, await ScanAsync(emulator.BaseAddress.AbsoluteUri), "certificate");
        Assert.Equal(0, emulator.Counters.Requests);

        var trusted = await ScanAsync(emulator.BaseAddress.AbsoluteUri, settings => settings.CaFile = certificate);
        Assert.Equal(ExitCodes.AllClear, trusted.ExitCode);
    }

    [Fact]
    public async Task A_file_of_certificates_that_holds_none_is_refused()
    {
        var report = await ScanAsync("https://127.0.0.1:1", settings => settings.CaFile = "a.dll");

        await Expect(Codes.InvalidSetting, report, "a.dll");
    }

    private async Task<ScanReport> ScanAsync(string? url, Action<ScanSettings>? change = null)
    {
        var settings = new ScanSettings { Include = ["*.dll"], Url = url, ReportPath = "report/scan.json" };
        change?.Invoke(settings);
        var host = new EngineHost
        {
            WorkingFolder = _folder.Path,
            Environment = name => _environment.GetValueOrDefault(name),
            Pacing = ScanPacing.Default with { RetryDelay = TimeSpan.FromMilliseconds(10) },
        };
        return await new Scanner(host).ScanAsync(settings, null, Token);
    }

    /// <summary>The same code in the report, on every file and as the exit code; a sentence that helps; a report on disk; and the secret nowhere.</summary>
    private async Task Expect(Code code, ScanReport report, string word)
    {
        Assert.Equal(code, report.Problems.Concat(report.Files.Select(file => new Problem(file.Code!, file.Reason!))).First().Code);
        Assert.All(report.Files, file => Assert.Equal((Outcome.NotScanned, Decision.Fail, code), (file.Outcome, file.Decision, file.Code)));
        Assert.Equal(code.ExitCode, report.ExitCode);
        var text = new StringWriter();
        TextReport.Write(report, text);
        Assert.Contains(word, text.ToString(), StringComparison.OrdinalIgnoreCase);

        var json = await File.ReadAllTextAsync(_folder.Combine("report", "scan.json"), Token);
        Assert.DoesNotContain("canary", text + json, StringComparison.Ordinal);
        Assert.Equal(json, Encoding.UTF8.GetString(JsonReport.Write(JsonReportReader.Read(Encoding.UTF8.GetBytes(json)))));
    }

    private (string Certificate, string Key) SelfSigned()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return (_folder.Write("tls/certificate.pem", certificate.ExportCertificatePem()), _folder.Write("tls/key.pem", rsa.ExportPkcs8PrivateKeyPem()));
    }
}
