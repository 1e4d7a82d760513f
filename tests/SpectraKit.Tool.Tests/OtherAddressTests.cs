using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>Addresses where something else answers than was hoped for: another program, or the service behind a certificate that nobody trusts yet.</summary>
public sealed class OtherAddressTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OtherAddressTests() => _folder.Write("a.dll", "harmless");

    private CommandLine CommandLine => new() { Folder = _folder.Path, Environment = new Dictionary<string, string> { ["SPECTRAKIT_TOKEN"] = Service.Token } };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("scan a.dll")]
    [InlineData("report 0000000000000000000000000000000000000001")]
    public async Task Another_program_at_the_address_is_not_taken_for_the_service(string command)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var answering = AnswerAsync(listener, "<html><body>It works!</body></html>", stop.Token);

        var run = await CommandLine.RunAsync([.. command.Split(' '), "--url", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"]);
        await stop.CancelAsync();
        await answering;

        run.ShouldExitWith(2).ShouldComplain("SPK1007");
    }

    [Fact]
    public async Task A_certificate_is_trusted_when_its_file_is_named_and_not_before()
    {
        var options = new EmulatorOptions { Token = Service.Token, TlsCertificatePath = _folder.Combine("cert.pem"), TlsKeyPath = _folder.Combine("key.pem") };
        WriteCertificate();
        await using var emulator = await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        var url = emulator.BaseAddress.AbsoluteUri;

        var before = await CommandLine.RunAsync("scan", "a.dll", "--url", url);
        var after = await CommandLine.RunAsync("scan", "a.dll", "--url", url, "--ca-file", "cert.pem");

        before.ShouldExitWith(2).ShouldComplain("SPK1006").ShouldComplain("--ca-file");
        after.ShouldExitWith(0);
    }

    private static async Task AnswerAsync(TcpListener listener, string body, CancellationToken cancellationToken)
    {
        var answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        var buffer = new byte[64 * 1024];
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var connection = await listener.AcceptTcpClientAsync(cancellationToken);
                var stream = connection.GetStream();
                _ = await stream.ReadAsync(buffer, cancellationToken);
                await stream.WriteAsync(answer, cancellationToken);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _folder.Write("cert.pem", certificate.ExportCertificatePem());
        _folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
    }
}
