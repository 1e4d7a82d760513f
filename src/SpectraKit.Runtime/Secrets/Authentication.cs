using System.Text;

namespace SpectraKit.Runtime;

/// <summary>A client's credentials: which way to authenticate they are enough for, and how each is put into a request.</summary>
internal sealed class Authentication(ApiClientOptions options)
{
    /// <summary>Puts the credentials where the first way that they satisfy wants them; a query parameter changes the target.</summary>
    /// <exception cref="ApiException">The operation asks for credentials that the client does not have.</exception>
    public string Apply(HttpRequestMessage message, ApiOperation operation, string target, CallSite site)
    {
        foreach (var way in operation.Security)
        {
            if (Satisfies(way) is not { } credentials)
                continue;
            target = Apply(message, way, credentials[0], target);
            for (var i = 0; i < way.And.Count; i++)
                target = Apply(message, way.And[i], credentials[i + 1], target);
            return target;
        }

        // A way without credentials is the last resort, wherever it stands: who has one wants to be known.
        if (operation.Security.Count == 0 || operation.AllowsAnonymous)
            return target;
        throw site.NoCredential(options.Credential, options.Credentials);
    }

    /// <summary>A credential for each scheme of a way; <c>null</c> when one is missing.</summary>
    private List<ApiCredential>? Satisfies(ApiSecurity way)
    {
        var found = new List<ApiCredential>(1 + way.And.Count);
        var isDefaultLeft = true;
        foreach (var scheme in way.And.Prepend(way))
        {
            if (options.Credentials.TryGetValue(scheme.Scheme, out var named))
            {
                if (!Fits(named, scheme.Kind))
                    return null;
                found.Add(named);
            }
            else if (isDefaultLeft && options.Credential is { } credential && Fits(credential, scheme.Kind))
            {
                // One key is not two: where a call wants both of two schemes, it stands for one of them.
                found.Add(credential);
                isDefaultLeft = false;
            }
            else
            {
                return null;
            }
        }

        return found;
    }

    private static bool Fits(ApiCredential credential, ApiSecurityKind kind) =>
        credential is ApiCredential.BasicCredential == (kind == ApiSecurityKind.Basic);

    private static string Apply(HttpRequestMessage message, ApiSecurity scheme, ApiCredential credential, string target)
    {
        switch (scheme.Kind, credential)
        {
            case (ApiSecurityKind.ApiKeyHeader, ApiCredential.TokenCredential token):
                message.Headers.TryAddWithoutValidation(scheme.Name, scheme.Prefix + token.Value);
                break;
            case (ApiSecurityKind.Bearer, ApiCredential.TokenCredential token):
                message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token.Value);
                break;
            case (ApiSecurityKind.ApiKeyCookie, ApiCredential.TokenCredential token):
                message.Headers.TryAddWithoutValidation("Cookie", $"{scheme.Name}={Uri.EscapeDataString(scheme.Prefix + token.Value)}");
                break;
            case (ApiSecurityKind.ApiKeyQuery, ApiCredential.TokenCredential token):
                return $"{target}{(target.Contains('?') ? '&' : '?')}{Uri.EscapeDataString(scheme.Name)}={Uri.EscapeDataString(scheme.Prefix + token.Value)}";
            case (ApiSecurityKind.Basic, ApiCredential.BasicCredential basic):
                message.Headers.TryAddWithoutValidation(
                    "Authorization",
                    "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.User}:{basic.Password}")));
                break;
        }

        return target;
    }
}
