using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>HTTP/2 where TLS offers it, against a server that somebody else wrote.</summary>
public sealed class Http2Tests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task The_best_version_that_is_offered_is_spoken(HttpProtocols offered, string spoken)
    {
        using var folder = new SpectraKit.Testing.TemporaryFolder();
        using var certificate = TestCertificate.SelfSigned();
        await using var server = await StartAsync(offered, certificate, async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await context.Response.WriteAsync($"\"{context.Request.Protocol} {context.Request.Path} {context.Request.ContentLength}\"", context.RequestAborted);
        });
        using var transport = new ApiTransport(new()
        {
            BaseAddress = new Uri(server.Urls.Single()),
            CaFile = folder.Write("ca.pem", certificate.ExportCertificatePem()),
        });

        // Large enough to be asked for first.
        var file = ApiFile.FromBytes(new byte[3_000_000], "big.bin");
        var answer = await transport.SendForTextAsync(new ApiRequest(Calls.Post()) { Body = new Calls.FileBody(file) }, Cancellation);

        Assert.Equal($"\"{spoken} /things/ 3000000\"", answer);
    }

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2)]
    [InlineData(HttpProtocols.Http1)]
    public async Task A_refused_upload_tells_its_status_in_either_version(HttpProtocols offered)
    {
        using var folder = new SpectraKit.Testing.TemporaryFolder();
        using var certificate = TestCertificate.SelfSigned();
        await using var server = await StartAsync(offered, certificate, context =>
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return context.Response.WriteAsync("too large", context.RequestAborted);
        });
        using var transport = new ApiTransport(new()
        {
            BaseAddress = new Uri(server.Urls.Single()),
            CaFile = folder.Write("ca.pem", certificate.ExportCertificatePem()),
        });

        var request = new ApiRequest(Calls.Post()) { Body = new Calls.FileBody(ApiFile.FromBytes(new byte[20_000_000], "big.bin")) };
        var failure = await Assert.ThrowsAsync<ApiException>(() => transport.SendAsync<string, StringCodec>(request, Cancellation));

        Assert.Equal((ApiErrorKind.Status, 413), (failure.Kind, (int?)failure.StatusCode));
    }

    private static async Task<WebApplication> StartAsync(
        HttpProtocols offered,
        System.Security.Cryptography.X509Certificates.X509Certificate2 certificate,
        RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = offered;
            listen.UseHttps(certificate);
        }));
        var server = builder.Build();
        server.Run(answer);
        await server.StartAsync(Cancellation);
        return server;
    }
}
