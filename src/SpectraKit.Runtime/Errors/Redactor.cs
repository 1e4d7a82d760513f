using System.Text;
using System.Text.Json;

namespace SpectraKit.Runtime;

/// <summary>Takes a client's own credentials out of text that came from elsewhere, in every spelling in which a service could send them back.</summary>
internal sealed class Redactor
{
    public const string Mask = "[redacted]";

    private readonly string[] _secrets;

    public Redactor(params ReadOnlySpan<ApiCredential?> credentials)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var credential in credentials)
            AddSpellings(secrets, credential);

        // The longest first: a password that is part of the base64 text must not spoil the search for the whole.
        _secrets = [.. secrets.OrderByDescending(s => s.Length).ThenBy(s => s, StringComparer.Ordinal)];
    }

    public string Clean(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    public bool IsClean(string text) => !_secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));

    private static void AddSpellings(HashSet<string> secrets, ApiCredential? credential)
    {
        switch (credential)
        {
            case ApiCredential.TokenCredential token:
                Add(token.Value);
                break;
            case ApiCredential.BasicCredential basic:
                Add(basic.Password);
                Add($"{basic.User}:{basic.Password}");
                break;
        }

        void Add(string plain)
        {
            var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(plain));
            secrets.Add(plain);
            secrets.Add(base64);
            secrets.Add(base64.TrimEnd('='));
            secrets.Add(Uri.EscapeDataString(plain));
            secrets.Add(JsonEncodedText.Encode(plain).Value);
            secrets.Add(System.Net.WebUtility.HtmlEncode(plain));
        }
    }
}
