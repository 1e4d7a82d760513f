using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpectraKit.Runtime;

/// <summary>
/// Says yes to certificates that the system trusts and to those that a CA file vouches for; says no with the reason. There is no way to
/// make it say yes to all.
/// </summary>
internal sealed class CertificateCheck
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection _own = [];

    /// <exception cref="ApiException">The file cannot be read, or has no certificate.</exception>
    public CertificateCheck(string? caFile)
    {
        if (caFile is null)
            return;

        try
        {
            _own.ImportFromPemFile(caFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ApiException($"The CA file '{caFile}' cannot be read: {e.Message}", e) { Kind = ApiErrorKind.File };
        }

        if (_own.Count == 0)
            throw new ApiException($"The CA file '{caFile}' holds no certificate in PEM form.") { Kind = ApiErrorKind.File };
    }

    /// <exception cref="AuthenticationException">The certificate is not to be trusted, and why.</exception>
    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (certificate is not X509Certificate2 shown || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            throw new AuthenticationException("the service showed no certificate");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            throw new AuthenticationException($"the certificate is for {NamesOf(shown)}, and not for this host");

        var states = StatesOf(chain);
        if (_own.Count > 0)
        {
            using var ownChain = ChainTo(_own, chain);
            if (ownChain.Build(shown))
                return true;

            // What the CA file's chain lacks is what the user can mend; the system's verdict is only that the issuer is not its own.
            states = StatesOf(ownChain);
        }

        throw new AuthenticationException(Reason(shown, states));
    }

    private static X509Chain ChainTo(X509Certificate2Collection roots, X509Chain? sent)
    {
        var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);

        // As the platform does by default, and private authorities seldom publish revocation lists.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain;
    }

    private static X509ChainStatusFlags StatesOf(X509Chain? chain) =>
        chain is null ? X509ChainStatusFlags.NoError : chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status);

    private static string Reason(X509Certificate2 shown, X509ChainStatusFlags states)
    {
        if (states.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            return shown.NotAfter < DateTime.Now
                ? $"the certificate expired on {shown.NotAfter:yyyy-MM-dd}"
                : shown.NotBefore > DateTime.Now
                    ? $"the certificate is not valid before {shown.NotBefore:yyyy-MM-dd}"
                    : "a certificate of its issuers has expired";
        }

        if (states.HasFlag(X509ChainStatusFlags.Revoked))
            return "the certificate was revoked";
        if ((states & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            return shown.Subject == shown.Issuer
                ? $"the certificate is self-signed ({Name(shown.Subject)}) and nobody trusted vouches for it"
                : $"the certificate's issuer is not known here ({Name(shown.Issuer)})";
        }

        return $"the certificate cannot be verified ({states})";
    }

    private static string NamesOf(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(a => a.ToString())))
            .Take(5)
            .ToArray();
        return Name(names.Length > 0 ? string.Join(", ", names) : certificate.Subject);
    }

    // A certificate's names are the other side's text until it is trusted.
    private static string Name(string text) => PlainText.OneLine(text, 200) ?? "nobody";
}
