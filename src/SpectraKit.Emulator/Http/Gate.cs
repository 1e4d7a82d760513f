using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Lets a request in, or says why not, as its service does. Credentials are compared in the same time whatever is wrong with them.</summary>
internal sealed class Gate(EmulatorOptions options)
{
    private const string TokenScheme = "Token ";
    private const string BasicScheme = "Basic ";

    private readonly byte[] _token = Digest(options.Token);
    private readonly byte[] _login = Digest($"{options.User}:{options.Password}");

    /// <exception cref="Refusal">The credential is missing or wrong.</exception>
    public void Admit(HttpContext context, Service service)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (service == Service.Analyze) AdmitToken(header);
        if (service == Service.Intelligence) AdmitLogin(header, context.Response);
    }

    /// <summary>Whether these are the user and the password.</summary>
    public bool Knows(string user, string password) => Same(_login, $"{user}:{password}");

    private void AdmitToken(string header)
    {
        if (!header.StartsWith(TokenScheme, StringComparison.Ordinal)) throw new Refusal(403, "Authentication credentials were not provided.");
        if (!Same(_token, header[TokenScheme.Length..])) throw new Refusal(403, "Invalid token.");
    }

    private void AdmitLogin(string header, HttpResponse response)
    {
        if (header.StartsWith(BasicScheme, StringComparison.OrdinalIgnoreCase) && Same(_login, Decode(header[BasicScheme.Length..]))) return;

        response.Headers.WWWAuthenticate = "Basic realm=\"Spectra Intelligence\"";
        throw new Refusal(401, "User name and password are missing or wrong.");
    }

    private static string Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }

    private static bool Same(byte[] expected, string given) => CryptographicOperations.FixedTimeEquals(expected, Digest(given));

    // Digests have one length, so not even the credential's length can be timed.
    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
