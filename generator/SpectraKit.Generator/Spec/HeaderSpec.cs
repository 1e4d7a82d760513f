namespace SpectraKit.Generator.Spec;

/// <summary>A header of an answer.</summary>
internal sealed record HeaderSpec(string WireName, string Description, SchemaSpec? Schema);
