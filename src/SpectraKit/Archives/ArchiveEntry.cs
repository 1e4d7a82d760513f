namespace SpectraKit.Archives;

/// <summary>A file or a folder in an archive whose name is safe to use.</summary>
/// <param name="Name">The path below the folder that it would be unpacked to, with <c>/</c> between its parts.</param>
/// <param name="Length">Its length in bytes as the archive states it; 0 for a folder.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
public sealed record ArchiveEntry(string Name, long Length, bool IsFolder);
