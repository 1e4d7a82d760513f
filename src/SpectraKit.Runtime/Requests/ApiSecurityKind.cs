namespace SpectraKit.Runtime;

/// <summary>What a credential looks like on the wire.</summary>
public enum ApiSecurityKind
{
    /// <summary>A key in a header of the scheme's name.</summary>
    ApiKeyHeader,

    /// <summary>A key in a query parameter of the scheme's name.</summary>
    ApiKeyQuery,

    /// <summary>A key in a cookie of the scheme's name.</summary>
    ApiKeyCookie,

    /// <summary>HTTP Basic: user and password.</summary>
    Basic,

    /// <summary>A bearer token; OAuth 2 and OpenID Connect are this to a client.</summary>
    Bearer,
}
