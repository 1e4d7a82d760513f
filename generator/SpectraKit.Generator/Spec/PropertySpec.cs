namespace SpectraKit.Generator.Spec;

/// <summary>A member of an object schema.</summary>
internal sealed record PropertySpec(string WireName, SchemaSpec Schema);
