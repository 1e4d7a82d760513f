namespace SpectraKit.Archives;

/// <summary>An entry as its archive states it, and the way to its bytes.</summary>
/// <param name="Name">The name, unchecked.</param>
/// <param name="Length">The length that it claims.</param>
/// <param name="PackedLength">How many bytes of the archive it takes.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Crc">The checksum that its bytes must have; <c>null</c> where the format has none.</param>
/// <param name="Open">Opens it, once, before the next entry is asked for.</param>
internal sealed record PackedEntry(string Name, long Length, long PackedLength, bool IsFolder, uint? Crc, Func<Stream> Open)
{
    /// <summary>Whether it is a link, a device or a pipe of a tar, and has no content of its own.</summary>
    public bool IsLink { get; init; }
}
