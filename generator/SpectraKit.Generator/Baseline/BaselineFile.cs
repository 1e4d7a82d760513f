using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Baseline;

/// <summary>An earlier document that callers were compiled against.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Text">Its text.</param>
internal sealed record BaselineFile(string Path, SourceText Text)
{
    public bool Equals(BaselineFile? other) => other is not null && Path == other.Path && Text.ContentEquals(other.Text);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path);
}
