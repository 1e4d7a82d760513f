using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpectraKit.Emulator;

/// <summary>The certificate of an emulator that listens on https: the one it was given, or one of its own.</summary>
internal static class Certificates
{
    /// <summary>The name under which an emulator's own certificate lies in its data folder.</summary>
    public const string FileName = "certificate.pem";

    /// <summary>The certificate; <c>null</c> for plain http.</summary>
    /// <exception cref="EmulatorConfigurationException">What was given cannot be used.</exception>
    public static X509Certificate2? Of(EmulatorOptions options) =>
        options is { TlsCertificatePath: null, TlsKeyPath: null }
            ? options.Listen.IsAbsoluteUri && options.Listen.Scheme == Uri.UriSchemeHttps ? SelfSigned(options.Listen, options.TimeProvider) : null
            : Given(options);

    private static X509Certificate2 Given(EmulatorOptions options)
    {
        if (options.TlsCertificatePath is null || options.TlsKeyPath is null)
            throw new EmulatorConfigurationException("A certificate needs its key, and a key its certificate.");

        try
        {
            return X509Certificate2.CreateFromPemFile(options.TlsCertificatePath, options.TlsKeyPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new EmulatorConfigurationException($"The certificate and its key cannot be used: {e.Message}", options.TlsCertificatePath, innerException: e);
        }
    }

    // Its key is never on a disk: whoever trusts the certificate trusts this one run.
    private static X509Certificate2 SelfSigned(Uri listen, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=SpectraKit emulator", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        foreach (var address in Addresses(listen)) names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        // A client that is given this file as its trusted authority must find that it is one.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));

        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        // Windows wants a key that it has imported itself.
        return OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null) : new X509Certificate2(certificate);
    }

    private static HashSet<IPAddress> Addresses(Uri listen)
    {
        HashSet<IPAddress> addresses = [IPAddress.Loopback, IPAddress.IPv6Loopback];
        if (IPAddress.TryParse(listen.Host.Trim('[', ']'), out var address)) addresses.Add(address);
        return addresses;
    }
}
