namespace SpectraKit.Generator.Baseline;

/// <summary>A document and the earlier one that it is held against.</summary>
/// <param name="Document">The document.</param>
/// <param name="Path">Where its item says that the baseline is.</param>
/// <param name="Baseline">The baseline; <c>null</c> when there is none at that place.</param>
internal sealed record BaselinePair(SpecInput Document, string Path, BaselineFile? Baseline);
