namespace SpectraKit.Archives;

/// <summary>A file that came out of an archive.</summary>
/// <param name="Name">Its path inside of the archive, with <c>/</c> between its parts; behind a <c>~</c> what was inside of an archive in the archive.</param>
/// <param name="Path">The file's full path on this machine.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Hash">Its SHA-256.</param>
public sealed record UnpackedFile(string Name, string Path, long Length, SampleHash Hash);
