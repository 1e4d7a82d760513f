using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SpectraKit.Scanning;

/// <summary>
/// What a service shows of itself before anything is sent to it. The look refuses every certificate once it has seen it, so that the connection ends
/// with the handshake: whether it is to be trusted is found out by a real call, by the one check that there is.
/// </summary>
internal sealed record CertificateLook(string Subject, DateTimeOffset NotAfter, IReadOnlyList<string> Chain)
{
    /// <summary>Looks, through the same proxy as a call would go.</summary>
    /// <returns><c>null</c> when no certificate was shown.</returns>
    public static async Task<CertificateLook?> AtAsync(Uri address, CancellationToken cancellationToken)
    {
        CertificateLook? seen = null;
        using var handler = new SocketsHttpHandler
        {
            UseProxy = !address.IsLoopback,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
                {
                    if (certificate is X509Certificate2 shown)
                        seen = Of(shown, chain);
                    return false;
                },
            },
        };
        using var client = new HttpClient(handler);
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or AuthenticationException or IOException)
        {
            // The end that was meant, or one that the real call is about to name.
        }

        return seen;
    }

    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{SafeText.Of(Subject)}, valid until {NotAfter.UtcDateTime:yyyy-MM-dd}, by {string.Join(" ← ", Chain.Select(SafeText.Of))}");

    private static CertificateLook Of(X509Certificate2 shown, X509Chain? chain)
    {
        var issuers = (chain?.ChainElements.Skip(1) ?? []).Select(element => NameOf(element.Certificate)).ToList();
        return new(NameOf(shown), new DateTimeOffset(shown.NotAfter.ToUniversalTime()), issuers.Count > 0 ? issuers : [shown.Subject == shown.Issuer ? "itself" : shown.Issuer]);
    }

    private static string NameOf(X509Certificate2 certificate) =>
        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } name ? name : certificate.Subject;
}
