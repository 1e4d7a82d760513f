namespace SpectraKit.Generator;

/// <summary>The document that a namespace's types come from.</summary>
internal sealed record NamespaceOwner(string Namespace, string Path);
