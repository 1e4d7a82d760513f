namespace SpectraKit.Generator;

/// <summary>One document, and what its item says: all that the generator ever looks at.</summary>
internal sealed record SpecInput(string Path, string Text, string Namespace, string Client);
