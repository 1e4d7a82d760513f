namespace SpectraKit.Scanning;

/// <summary>What a selection came to.</summary>
/// <param name="Artifacts">Every selected file once, in ordinal order of <see cref="Artifact.Path"/>.</param>
/// <param name="Unmatched">The patterns, included or excluded, that matched nothing: usually a mistake in the pattern.</param>
public sealed record ArtifactSet(IReadOnlyList<Artifact> Artifacts, IReadOnlyList<string> Unmatched);
