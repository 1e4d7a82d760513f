using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator;

/// <summary>One file to be compiled.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">What it says: the very object that the compiler keeps, so that nothing is there twice.</param>
internal sealed record GeneratedFile(string HintName, SourceText Text)
{
    public bool Equals(GeneratedFile? other) => other is not null && HintName == other.HintName && Text.ContentEquals(other.Text);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(HintName);
}
