using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Diagnostics;

namespace SpectraKit.Generator;

/// <summary>One file to be compiled.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">What it says: the very object that the compiler keeps, so that nothing is there twice.</param>
internal sealed record GeneratedFile(string HintName, SourceText Text)
{
    /// <summary>Why there is no text; <c>null</c> when there is.</summary>
    public DiagnosticInfo? Failure { get; init; }

    public bool Equals(GeneratedFile? other) => other is not null && HintName == other.HintName && Failure == other.Failure && Text.ContentEquals(other.Text);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(HintName);
}
