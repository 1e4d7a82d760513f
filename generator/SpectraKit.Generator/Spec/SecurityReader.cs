using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;

namespace SpectraKit.Generator.Spec;

/// <summary>What an operation asks of its caller's credentials: any one of some sets of schemes.</summary>
internal sealed class SecurityReader(JsonValue root, ReferenceTable references, DiagnosticBag diagnostics)
{
    /// <summary>Schemes of HTTP that are a conversation, and not a header that a key could be put into.</summary>
    private static readonly HashSet<string> _conversations = new(StringComparer.Ordinal)
    {
        "digest", "hoba", "mutual", "negotiate", "ntlm", "scram-sha-1", "scram-sha-256", "dpop", "privatetoken",
    };

    private readonly Dictionary<string, SecuritySpec?> _schemes = new(StringComparer.Ordinal);

    /// <summary>The sets, in the document's order; an empty one is a call without credentials.</summary>
    public IReadOnlyList<IReadOnlyList<SecuritySpec>> Read(JsonValue operation)
    {
        var requirements = operation["security"] ?? root["security"];
        if (requirements is { Kind: not JsonKind.Array })
            diagnostics.Add(Descriptors.UnexpectedKind, requirements.Value.Place, "security", "a list");
        if (requirements is not { Kind: JsonKind.Array })
            return [];

        return
        [
            .. requirements.Value.Items
                .Where(requirement => requirement.Kind == JsonKind.Object)
                .Select(requirement => (IReadOnlyList<SecuritySpec>)[.. requirement.Members.Select(Scheme).OfType<SecuritySpec>().OrderBy(scheme => scheme.Scheme, StringComparer.Ordinal).Distinct()]),
        ];
    }

    private SecuritySpec? Scheme(JsonValue member)
    {
        if (root["components"]?["securitySchemes"]?[member.Name] is not { } scheme)
        {
            diagnostics.Add(Descriptors.UnknownReference, member.NamePlace, (Pointer.Root / "components" / "securitySchemes" / member.Name).ToString());
            return null;
        }

        if (!_schemes.TryGetValue(member.Name, out var known))
            _schemes[member.Name] = known = references.Follow(scheme, Pointer.Root / "components" / "securitySchemes" / member.Name).Value is { } value ? Scheme(member.Name, value) : null;
        return known;
    }

    /// <summary>A scheme; <c>null</c> for one that puts nothing into a request, or nothing that could be prepared.</summary>
    private SecuritySpec? Scheme(string id, JsonValue scheme)
    {
        switch (scheme.String("type"), scheme.String("scheme")?.ToLowerInvariant())
        {
            case ("apiKey", _) when scheme.String("name") is { Length: > 0 } name:
                return scheme.String("in") switch
                {
                    "query" => new(id, "ApiKeyQuery", name, scheme.String("x-kit-key-prefix") ?? ""),
                    "cookie" => new(id, "ApiKeyCookie", name, scheme.String("x-kit-key-prefix") ?? ""),
                    _ => new(id, "ApiKeyHeader", name, scheme.String("x-kit-key-prefix") ?? ""),
                };
            case ("apiKey", _):
                diagnostics.Add(Descriptors.MissingMember, scheme.Place, "A security scheme with a key", "name");
                return null;
            case ("http", "basic"):
                return new(id, "Basic", "", "");
            case ("http", "bearer" or null) or ("oauth2" or "openIdConnect", _):
                return new(id, "Bearer", "", "");
            case ("http", { } other) when !_conversations.Contains(other):
                return new(id, "ApiKeyHeader", "Authorization", scheme.String("scheme") + " ");
            case ("mutualTLS", _):
                // The connection's matter: ApiClientOptions.ClientCertificate.
                return null;
            case (null, _):
                diagnostics.Add(Descriptors.MissingMember, scheme.Place, "A security scheme", "type");
                return null;
            default:
                diagnostics.Add(Descriptors.UnsupportedSecurity, (scheme["scheme"] ?? scheme["type"]!).Value.Place, id);
                return null;
        }
    }
}
