namespace SpectraKit.Runtime;

/// <summary>What comes of a download that goes on: the bytes from a position, and how long the whole file is.</summary>
internal sealed record DownloadPart(Stream Content, long From, long? Length);
