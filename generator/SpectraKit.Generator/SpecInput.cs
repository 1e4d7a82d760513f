using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator;

/// <summary>One document, and what its item says: all that the generator ever looks at.</summary>
/// <param name="Path">Where the document is.</param>
/// <param name="Text">Its text: the very object that the host keeps, so that nothing is there twice.</param>
/// <param name="Namespace">The namespace that it is to fill.</param>
/// <param name="Client">The name of its client.</param>
internal sealed record SpecInput(string Path, SourceText Text, string Namespace, string Client)
{
    /// <summary>The document that the namespace belongs to; <c>null</c> for one of its own.</summary>
    public string? Owner { get; init; }

    public bool Equals(SpecInput? other) =>
        other is not null
        && Path == other.Path && Namespace == other.Namespace && Client == other.Client && Owner == other.Owner
        && Text.ContentEquals(other.Text);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path);
}
