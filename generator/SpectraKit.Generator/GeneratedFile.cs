namespace SpectraKit.Generator;

/// <summary>One file to be compiled.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
