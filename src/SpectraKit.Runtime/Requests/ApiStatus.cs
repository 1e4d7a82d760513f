namespace SpectraKit.Runtime;

/// <summary>A status that the spec documents.</summary>
/// <param name="Code">As the spec writes it: <c>404</c>, <c>4XX</c> or <c>default</c>.</param>
/// <param name="Meaning">The spec's description.</param>
public sealed record ApiStatus(string Code, string Meaning);
