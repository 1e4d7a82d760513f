namespace SpectraKit.Generator;

/// <summary>One document, and what its item says: all that the generator ever looks at.</summary>
/// <param name="Path">Where the document is.</param>
/// <param name="Text">What it says.</param>
/// <param name="Namespace">The namespace of its code.</param>
/// <param name="Client">The name of its client.</param>
internal sealed record SpecInput(string Path, string Text, string Namespace, string Client)
{
    /// <summary>The document before this one that makes the same client; <c>null</c> when there is none.</summary>
    public string? TakenBy { get; init; }
}
