using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpectraKit.Runtime;

/// <summary>Reads certificates with their private keys, for <see cref="ApiClientOptions.ClientCertificate"/>.</summary>
public static class ClientCertificates
{
    /// <summary>A certificate and its key from a PEM or a PKCS #12 file (<c>.pfx</c>, <c>.p12</c>); which of both it is, its content says.</summary>
    /// <param name="path">The file with the certificate, and with the key unless <paramref name="keyPath"/> names another.</param>
    /// <param name="keyPath">The PEM file with the key; <c>null</c> when the key is in <paramref name="path"/>.</param>
    /// <param name="password">The password that the key is encrypted with; <c>null</c> for none.</param>
    /// <returns>The certificate; the caller disposes it when no client uses it any more.</returns>
    /// <exception cref="ApiException">A file cannot be read, has no certificate or no key that fits, or wants another password. The password is in no message.</exception>
    public static X509Certificate2 Load(string path, string? keyPath = null, string? password = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var certificate = IsPem(path) ? FromPem(path, keyPath, password) : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            if (certificate.HasPrivateKey)
                return certificate;

            certificate.Dispose();
            throw Refused($"The file '{path}' has a certificate, but not its private key.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Refused($"The client certificate '{path}' cannot be read: {e.Message}", e);
        }
    }

    private static X509Certificate2 FromPem(string path, string? keyPath, string? password)
    {
        using var certificate = password is null
            ? X509Certificate2.CreateFromPemFile(path, keyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, keyPath);

        // Windows' TLS does not take a key that lives in this process alone, which is what a PEM file's does.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    private static bool IsPem(string path)
    {
        using var reader = new StreamReader(path);
        var head = new char[4096];
        return head.AsSpan(0, reader.ReadBlock(head)).Contains("-----BEGIN", StringComparison.Ordinal);
    }

    private static ApiException Refused(string message, Exception? cause = null) => new(message, cause) { Kind = ApiErrorKind.File };
}
