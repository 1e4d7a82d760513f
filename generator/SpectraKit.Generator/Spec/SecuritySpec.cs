namespace SpectraKit.Generator.Spec;

/// <summary>A way to authenticate.</summary>
/// <param name="Scheme">What the document calls it.</param>
/// <param name="Kind">A name of <c>ApiSecurityKind</c>.</param>
/// <param name="Name">The header, query parameter or cookie of a key.</param>
/// <param name="Prefix">What stands before a key's value.</param>
internal sealed record SecuritySpec(string Scheme, string Kind, string Name, string Prefix);
