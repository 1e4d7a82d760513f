namespace SpectraKit.Generator.Spec;

/// <summary>A way to authenticate.</summary>
internal sealed record SecuritySpec(string Kind, string Name, string Prefix);
