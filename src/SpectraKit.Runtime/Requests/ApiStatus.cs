namespace SpectraKit.Runtime;

/// <summary>A status that the spec documents.</summary>
/// <param name="Code">As the spec writes it: <c>404</c>, <c>4XX</c> or <c>default</c>.</param>
/// <param name="Meaning">The spec's description.</param>
public record ApiStatus(string Code, string Meaning)
{
    /// <summary>The error with the body that the spec describes; as it is when none is described, or the body is another.</summary>
    internal virtual ApiException WithBody(ApiException plain) => plain;
}
