using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>Each thing that can keep a scan from working, and the check that finds it.</summary>
public sealed class DoctorTests : IDisposable
{
    private const string Secret = "s3cret-t0ken-canary";
    private const string Json = "application/json";
    private static readonly string _nobodys = new('0', 64);
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _environment = new() { ["SPECTRAKIT_TOKEN"] = Secret, ["SPECTRAKIT_INTELLIGENCE_USER"] = "somebody", ["SPECTRAKIT_INTELLIGENCE_PASSWORD"] = Secret };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_service_that_is_well_passes_every_check()
    {
        await using var emulator = await SpectraEmulator.StartAsync(new() { Token = Secret }, Token);

        var report = await ExamineAsync(emulator.BaseAddress.AbsoluteUri, cache: "cache");

        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
        Assert.Equal(
            ["tool ok", "cache ok", "address ok", "credential ok", "proxy ok", "connection ok", "tls skipped", "clock ok", "service ok", "rights ok", "limits skipped"],
            report.Items.Select(check => $"{check.Name} {check.State}"));
        Assert.Equal(0, emulator.Counters.Submissions);
    }

    [Fact]
    public async Task Without_an_address_nothing_behind_it_is_looked_at()
    {
        var report = await ExamineAsync(null);

        Expect(report, "address", "failed", Codes.NoServiceAddress);
        Assert.All(report.Items.Where(check => check.Subject == "analyze" && check.Name != "address"), check => Assert.Equal("skipped", check.State));
    }

    [Fact]
    public async Task A_missing_credential_is_named_by_its_variable()
    {
        _environment["SPECTRAKIT_TOKEN"] = null;

        var report = await ExamineAsync("https://127.0.0.1:1");

        Assert.Contains("SPECTRAKIT_TOKEN", Expect(report, "credential", "failed", Codes.CredentialMissing).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_connection_is_no_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Expect(await ExamineAsync($"http://127.0.0.1:{port}"), "connection", "failed", Codes.Unreachable);
    }

    [Fact]
    public async Task A_host_that_accepts_and_says_nothing_does_not_answer_in_time()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var report = await ExamineAsync($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", settings => settings.Timeout = TimeSpan.FromSeconds(1));

        Expect(report, "connection", "failed", Codes.NoAnswer);
    }

    [Fact]
    public async Task A_refused_token_is_a_matter_of_rights_and_everything_before_it_holds()
    {
        await using var emulator = await SpectraEmulator.StartAsync(new() { Token = "another" }, Token);

        var report = await ExamineAsync(emulator.BaseAddress.AbsoluteUri);

        Expect(report, "rights", "failed", Codes.CredentialRefused);
        Assert.All(["connection", "service", "clock"], name => Assert.Equal("ok", StateOf(report, name)));
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named()
    {
        await using var server = new PreparedServer(
            ("200 OK", Json, $$"""{"hash_type": "sha256", "results": [{"hash_value": "{{_nobodys}}", "status": "not_found"}]}"""),
            ("403 Forbidden", Json, """{"detail": "no"}"""),
            ("404 Not Found", Json, """{"message": "not here"}"""));

        var check = Expect(await ExamineAsync(server.Address), "rights", "failed", Codes.CredentialRefused);

        Assert.Equal("The credential may not ask for reports.", check.Result);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_fails_and_nothing_is_sent()
    {
        var (certificate, key) = SelfSigned(days: 365);
        await using var emulator = await SpectraEmulator.StartAsync(new() { Listen = new("https://127.0.0.1:0"), Token = Secret, TlsCertificatePath = certificate, TlsKeyPath = key }, Token);

        var report = await ExamineAsync(emulator.BaseAddress.AbsoluteUri);

        Expect(report, "tls", "failed", Codes.TlsNotTrusted);
        Assert.Equal("ok", StateOf(report, "connection"));
        Assert.Equal(0, emulator.Counters.Requests);
    }

    [Theory]
    [InlineData(365, "ok")]
    [InlineData(20, "warning")]
    public async Task A_certificate_is_shown_with_its_issuer_and_its_end(int days, string state)
    {
        var (certificate, key) = SelfSigned(days);
        await using var emulator = await SpectraEmulator.StartAsync(new() { Listen = new("https://127.0.0.1:0"), Token = Secret, TlsCertificatePath = certificate, TlsKeyPath = key }, Token);

        var report = await ExamineAsync(emulator.BaseAddress.AbsoluteUri, settings => settings.CaFile = certificate);

        var tls = report.Items.Single(check => check.Name == "tls");
        Assert.Equal((state, state == "warning" ? Codes.CertificateEndsSoon : null, ExitCodes.AllClear), (tls.State, tls.Problem?.Code, report.ExitCode));
        Assert.Matches(@"^127\.0\.0\.1, valid until \d{4}-\d\d-\d\d, by itself\.$", tls.Result);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task A_clock_that_is_wrong_is_told_with_its_direction(int minutes)
    {
        await using var emulator = await SpectraEmulator.StartAsync(new() { Token = Secret }, Token);

        var report = await ExamineAsync(emulator.BaseAddress.AbsoluteUri, clock: new ShiftedClock(TimeSpan.FromMinutes(minutes)));

        Assert.Contains(minutes > 0 ? "ahead of" : "behind", Expect(report, "clock", "warning", Codes.ClockSkewed).Result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200 OK", "<html>Please log in</html>", "service", "SPK1007")]
    [InlineData("500 Internal Server Error", "no", "service", "SPK3004")]
    [InlineData("429 Too Many Requests", "no", "limits", "SPK3003")]
    public async Task What_answers_otherwise_is_told_apart(string status, string body, string check, string code)
    {
        await using var server = new PreparedServer((status, "text/html", body));

        Expect(await ExamineAsync(server.Address), check, "failed", Codes.Find(code)!);
    }

    [Fact]
    public async Task An_address_without_encryption_is_warned_of()
    {
        var report = await ExamineAsync("http://appliance.invalid");

        Assert.Equal(Codes.NotEncrypted, report.Items.Single(check => check.Name == "address").Problem?.Code);
        Expect(report, "connection", "failed", Codes.Unreachable);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_warned_of_and_fails_nothing()
    {
        await using var emulator = await SpectraEmulator.StartAsync(new() { Token = Secret }, Token);
        _folder.Write("cache", "a file, where a folder should be");

        var report = await ExamineAsync(emulator.BaseAddress.AbsoluteUri, cache: "cache");

        Expect(report, "cache", "warning", Codes.FileNotWritten);
        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
    }

    [Theory]
    [InlineData(null, "ok", @"^\d+ queries today; no limit is told\.$")]
    [InlineData(1000, "ok", @"^\d+ queries today of 1000 a day\.$")]
    public async Task The_cloud_tells_what_was_used_and_of_how_much(int? limit, string state, string sentence)
    {
        await using var emulator = await SpectraEmulator.StartAsync(new() { User = "somebody", Password = Secret, Limits = new() { CloudQueriesPerDay = limit } }, Token);

        var report = await ExamineAsync(emulator.BaseAddress.AbsoluteUri, settings => settings.Kind = ServiceKind.Intelligence);

        var limits = report.Items.Single(check => check.Name == "limits");
        Assert.Equal((state, ExitCodes.AllClear), (limits.State, report.ExitCode));
        Assert.Matches(sentence, limits.Result);
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_warned_of()
    {
        await using var server = new PreparedServer(
            ("200 OK", Json, """{"rl": {"entries": [], "unknown_hashes": []}}"""),
            ("200 OK", Json, """{"rl": {"limits": [{"limit_type": "monthly", "limit": 900}, {"limit_type": "daily", "limit": 5}]}}"""),
            ("200 OK", Json, """{"rl": {"date": "2026-01-01", "usage_report": [{"product": "TCA-0101", "number_of_queries": 3}, {"product": "TCA-0104", "number_of_queries": 2}]}}"""));

        var report = await ExamineAsync(server.Address, settings => settings.Kind = ServiceKind.Intelligence);

        Assert.Equal("5 queries today of 5 a day.", Expect(report, "limits", "warning", Codes.QuotaExceeded).Result);
        Assert.Equal(ExitCodes.AllClear, report.ExitCode);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_used_is_a_failure_like_others() =>
        Expect(await ExamineAsync("https://appliance.invalid", settings => settings.CaFile = "nowhere.pem"), "address", "failed", Codes.InvalidSetting);

    private static string StateOf(VerbReport<DoctorCheck> report, string name) => report.Items.Single(check => check.Name == name).State;

    private static DoctorCheck Expect(VerbReport<DoctorCheck> report, string name, string state, Code code)
    {
        var check = report.Items.Single(check => check.Name == name);
        Assert.Equal((state, code), (check.State, check.Problem?.Code));
        Assert.NotEmpty(check.Advice!);
        if (state == "failed")
            Assert.Equal(code.ExitCode, report.ExitCode);
        return check;
    }

    private async Task<VerbReport<DoctorCheck>> ExamineAsync(string? url, Action<ServiceSettings>? change = null, string? cache = null, TimeProvider? clock = null)
    {
        var settings = new ServiceSettings { Url = url, Timeout = TimeSpan.FromMinutes(1) };
        change?.Invoke(settings);
        var host = new EngineHost
        {
            WorkingFolder = _folder.Path,
            Environment = name => _environment.GetValueOrDefault(name),
            Time = clock ?? TimeProvider.System,
            Pacing = ScanPacing.Default with { RetryDelay = TimeSpan.FromMilliseconds(10) },
        };
        var report = await new Doctor(host).ExamineAsync([settings], cache, Token);

        var text = new StringWriter();
        DoctorText.Write(report, text);
        var all = text + System.Text.Encoding.UTF8.GetString(DoctorText.WriteJson(report));
        Assert.DoesNotContain("canary", all, StringComparison.Ordinal);
        return report;
    }

    private (string Certificate, string Key) SelfSigned(int days)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(days));
        return (_folder.Write("tls/certificate.pem", certificate.ExportCertificatePem()), _folder.Write("tls/key.pem", rsa.ExportPkcs8PrivateKeyPem()));
    }

    private sealed class ShiftedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
