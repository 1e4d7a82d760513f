using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SpectraKit.Runtime;

/// <summary>Connections as a client's options want them.</summary>
internal static class Connections
{
    public static SocketsHttpHandler Open(ApiClientOptions options)
    {
        var check = new CertificateCheck(options.CaFile);
        var handler = new SocketsHttpHandler
        {
            // A redirected POST loses its body, and a token must not travel to wherever an answer points.
            AllowAutoRedirect = false,

            // Answers in memory are unpacked where their length is bounded; a sample's bytes must come as they are.
            AutomaticDecompression = DecompressionMethods.None,

            // Long enough to be reused, short enough to notice that a name has moved.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = options.ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            UseCookies = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = check.Validate },
        };
        if (options.ClientCertificate is { } certificate)
            handler.SslOptions.ClientCertificates = new X509CertificateCollection { certificate };

        UseProxy(handler, options);
        return handler;
    }

    private static void UseProxy(SocketsHttpHandler handler, ApiClientOptions options)
    {
        if (options.Proxy is not { } address)
        {
            // A service on this machine (the emulator, for one) is never behind the company's proxy, whatever NO_PROXY forgot to say.
            handler.UseProxy = !options.BaseAddress.IsLoopback;
            return;
        }

        handler.Proxy = new WebProxy(address)
        {
            Credentials = options.ProxyCredential is ApiCredential.BasicCredential basic ? new NetworkCredential(basic.User, basic.Password) : null,
        };
    }
}
