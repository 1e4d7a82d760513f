namespace SpectraKit.Runtime;

/// <summary>A download that is complete, checked, and under its final name.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Digest">The digest that was asked for and found; <c>null</c> when none was asked for.</param>
public sealed record SavedFile(string Path, long Length, ContentDigest? Digest);
