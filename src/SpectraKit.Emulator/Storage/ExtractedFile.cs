namespace SpectraKit.Emulator;

/// <summary>That one sample came out of another, and where it stood in it.</summary>
/// <param name="Id">The relation's own number.</param>
/// <param name="SampleId">The sample that came out.</param>
/// <param name="Path">Where it stood, as the archive says: text of a stranger's, never a path to write to.</param>
internal sealed record ExtractedFile(long Id, long SampleId, string Path);
