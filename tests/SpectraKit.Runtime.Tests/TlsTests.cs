using System.Security.Cryptography;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using SpectraKit.Runtime.Tests.Wire;
using SpectraKit.Testing;

namespace SpectraKit.Runtime.Tests;

/// <summary>Whom a client trusts, and how it says that it does not.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_option_turns_the_check_of_certificates_off() =>
        Assert.DoesNotContain(
            typeof(ApiClientOptions).GetProperties(),
            option => option.PropertyType == typeof(bool) || typeof(Delegate).IsAssignableFrom(option.PropertyType) || option.PropertyType.IsAssignableTo(typeof(HttpMessageHandler)));

    [Fact]
    public async Task An_authority_in_the_ca_file_is_trusted()
    {
        using var authority = TestCertificate.Authority("Private Root");
        using var certificate = TestCertificate.Of(authority);
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""), certificate);
        using var transport = Transport(service, authority);

        Assert.Equal("ok", await transport.SendAsync(Calls.Get(), Cancellation));
    }

    [Fact]
    public async Task A_self_signed_certificate_in_the_ca_file_is_trusted()
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""), certificate);
        using var transport = Transport(service, certificate);

        Assert.Equal("ok", await transport.SendAsync(Calls.Get(), Cancellation));
    }

    [Fact]
    public async Task A_self_signed_certificate_is_refused_by_name()
    {
        using var certificate = TestCertificate.SelfSigned();

        await AssertRefusedAsync(certificate, null, "the certificate is self-signed (CN=appliance.example) and nobody trusted vouches for it");
    }

    [Fact]
    public async Task An_issuer_that_is_not_known_is_named()
    {
        using var authority = TestCertificate.Authority("Private Root");
        using var certificate = TestCertificate.Of(authority);

        await AssertRefusedAsync(certificate, null, "the certificate's issuer is not known here (CN=Private Root)");
    }

    [Fact]
    public async Task Another_authority_of_the_same_name_is_not_trusted()
    {
        using var authority = TestCertificate.Authority("Private Root");
        using var impostor = TestCertificate.Authority("Private Root");
        using var certificate = TestCertificate.Of(impostor);

        await AssertRefusedAsync(certificate, authority, "no secure connection: the certificate");
    }

    [Fact]
    public async Task An_expired_certificate_is_refused_with_its_date()
    {
        using var authority = TestCertificate.Authority("Private Root");
        using var certificate = TestCertificate.Of(authority, from: -20, to: -10);

        await AssertRefusedAsync(certificate, authority, $"the certificate expired on {certificate.NotAfter:yyyy-MM-dd}");
    }

    [Fact]
    public async Task A_certificate_of_tomorrow_is_refused_with_its_date()
    {
        using var authority = TestCertificate.Authority("Private Root");
        using var certificate = TestCertificate.Of(authority, from: 10, to: 20);

        await AssertRefusedAsync(certificate, authority, $"the certificate is not valid before {certificate.NotBefore:yyyy-MM-dd}");
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused_with_its_names()
    {
        using var authority = TestCertificate.Authority("Private Root");
        using var certificate = TestCertificate.Of(authority, address: IPAddress.Parse("127.0.0.9"));

        await AssertRefusedAsync(certificate, authority, "the certificate is for appliance.example, 127.0.0.9, and not for this host");
    }

    [Fact]
    public async Task A_certificate_for_clients_is_no_servers()
    {
        using var authority = TestCertificate.Authority("Private Root");
        using var certificate = TestCertificate.Of(authority, purpose: "1.3.6.1.5.5.7.3.2");

        await AssertRefusedAsync(certificate, authority, "no secure connection: the certificate cannot be verified");
    }

    [Fact]
    public async Task A_handshake_that_is_broken_off_is_a_failed_one()
    {
        // Closes the connection on the first bytes that are not HTTP.
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(new Uri($"https://127.0.0.1:{service.Port}")));

        var refused = transport.FailsAsync(Calls.Get(), Cancellation);
        await Task.WhenAny(refused, Task.Delay(200, Cancellation));
        await service.DisposeAsync();

        var failure = await refused;
        Assert.Equal(ApiErrorKind.Tls, failure.Kind);
        Assert.Contains("the handshake failed", failure.Message);
    }

    [Fact]
    public async Task A_client_certificate_is_shown_to_a_service_that_asks()
    {
        using var authority = TestCertificate.Authority("Private Root");
        using var certificate = TestCertificate.Of(authority);
        using var mine = TestCertificate.Of(authority, purpose: "1.3.6.1.5.5.7.3.2");
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""), certificate, asksForCertificate: true);
        var caFile = _folder.Write("ca.pem", authority.ExportCertificatePem());
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, CaFile = caFile, ClientCertificate = mine });

        await transport.SendAsync(Calls.Get(), Cancellation);

        Assert.Equal([mine.Thumbprint], service.ClientCertificates);
    }

    [Theory]
    [InlineData("pem", null)]
    [InlineData("pem", "p4ssw0rd")]
    [InlineData("two files", null)]
    [InlineData("two files", "p4ssw0rd")]
    [InlineData("pfx", null)]
    [InlineData("pfx", "p4ssw0rd")]
    public async Task A_client_certificate_is_read_from_its_files(string form, string? password)
    {
        using var authority = TestCertificate.Authority("Private Root");
        using var certificate = TestCertificate.Of(authority);
        using var mine = TestCertificate.Of(authority, purpose: "1.3.6.1.5.5.7.3.2");
        var (file, keyFile) = Write(mine, form, password);
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""), certificate, asksForCertificate: true);
        using var loaded = ClientCertificates.Load(file, keyFile, password);
        using var transport = new ApiTransport(new()
        {
            BaseAddress = service.Address,
            CaFile = _folder.Write("ca.pem", authority.ExportCertificatePem()),
            ClientCertificate = loaded,
        });

        await transport.SendAsync(Calls.Get(), Cancellation);

        Assert.Equal([mine.Thumbprint], service.ClientCertificates);
    }

    [Theory]
    [InlineData("pem", "p4ssw0rd")]
    [InlineData("pfx", "p4ssw0rd")]
    [InlineData("none", "p4ssw0rd")]
    [InlineData("no key", null)]
    public void A_client_certificate_that_cannot_be_used_is_named_without_its_password(string form, string? password)
    {
        using var mine = TestCertificate.SelfSigned();
        var (file, keyFile) = form switch
        {
            "none" => (_folder.Combine("none.pem"), null),
            "no key" => (_folder.Write("c.pfx", mine.Export(X509ContentType.Cert)), null),
            _ => Write(mine, form, password),
        };

        var failure = Assert.Throws<ApiException>(() => ClientCertificates.Load(file, keyFile, "wr0ng-" + password));

        Assert.Equal(ApiErrorKind.File, failure.Kind);
        Assert.Contains(file, failure.Message);
        Assert.DoesNotContain("wr0ng", failure.ToString());
    }

    private (string File, string? KeyFile) Write(X509Certificate2 certificate, string form, string? password)
    {
        if (form == "pfx")
            return (_folder.Write("client.pfx", certificate.Export(X509ContentType.Pkcs12, password)), null);

        using var key = certificate.GetECDsaPrivateKey()!;
        var keyText = password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        return form == "pem"
            ? (_folder.Write("client.pem", $"{certificate.ExportCertificatePem()}\n{keyText}\n"), null)
            : (_folder.Write("client.pem", certificate.ExportCertificatePem()), _folder.Write("client.key", keyText));
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("no certificate in here", "holds no certificate in PEM form")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be read")]
    public void A_ca_file_that_is_none_is_named(string? content, string sentence)
    {
        var path = content is null ? _folder.Combine("none.pem") : _folder.Write("ca.pem", content);

        var failure = Assert.Throws<ApiException>(() => new ApiTransport(new() { BaseAddress = new("https://host"), CaFile = path }));

        Assert.Equal(ApiErrorKind.File, failure.Kind);
        Assert.Contains(sentence, failure.Message);
    }

    private async Task AssertRefusedAsync(X509Certificate2 certificate, X509Certificate2? trusted, string sentence)
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""), certificate);
        using var transport = Transport(service, trusted);

        var failure = await transport.FailsAsync(Calls.Get() with { Retry = new([503], IsSafe: true) }, Cancellation);

        Assert.Equal((ApiErrorKind.Tls, 1), (failure.Kind, failure.Attempts));
        Assert.Contains(sentence, failure.Message);
        Assert.Empty(service.Requests);
    }

    private ApiTransport Transport(TestService service, X509Certificate2? trusted) => new(new()
    {
        BaseAddress = service.Address,
        CaFile = trusted is null ? null : _folder.Write("ca.pem", trusted.ExportCertificatePem()),
    });
}
