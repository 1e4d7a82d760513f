namespace SpectraKit.Runtime;

/// <summary>One security scheme of a spec: where a credential goes, not the credential itself.</summary>
/// <param name="Kind">What the credential looks like.</param>
/// <param name="Name">The header, query parameter or cookie of an API key; empty for the other kinds.</param>
/// <param name="Prefix">What stands before an API key's value (<c>x-kit-key-prefix</c>), "Token " with its blank for one.</param>
public sealed record ApiSecurity(ApiSecurityKind Kind, string Name = "", string Prefix = "")
{
    /// <summary>What the spec calls the scheme: the key that <see cref="ApiClientOptions.Credentials"/> has a credential under. Empty by default.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>The schemes that have to be satisfied together with this one. None by default.</summary>
    public IReadOnlyList<ApiSecurity> And { get; init; } = [];
}
