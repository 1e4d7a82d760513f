namespace SpectraKit.Scanning;

/// <summary>A file as it was when it was last read.</summary>
/// <param name="Path">What reports call it.</param>
/// <param name="Identity">What the file system said of it.</param>
/// <param name="Sha256">What was in it.</param>
internal sealed record StampedFile(string Path, FileIdentity Identity, string Sha256);
