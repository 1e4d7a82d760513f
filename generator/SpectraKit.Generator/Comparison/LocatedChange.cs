namespace SpectraKit.Generator.Comparison;

/// <summary>A change, and where each document says it.</summary>
internal sealed record LocatedChange(Change Change, DocumentPlace Old, DocumentPlace New);
