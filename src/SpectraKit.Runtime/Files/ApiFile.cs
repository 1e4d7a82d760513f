namespace SpectraKit.Runtime;

/// <summary>A file to send: opened anew for every attempt, never held in memory.</summary>
public abstract class ApiFile
{
    /// <summary>The name that the service is told. No folder in it.</summary>
    public required string Name { get; init; }

    /// <summary>The content type. <c>application/octet-stream</c> by default.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>The length in bytes, or <c>null</c> when it is not known, which makes the request chunked.</summary>
    public abstract long? Length { get; }

    /// <summary>A file on disk.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">The name to tell the service; the file's own by default.</param>
    /// <returns>The file, not yet opened.</returns>
    public static ApiFile FromPath(string path, string? name = null) =>
        new DiskFile(path) { Name = name ?? Path.GetFileName(path) };

    /// <summary>Bytes in memory.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="name">The name to tell the service.</param>
    /// <returns>The file.</returns>
    public static ApiFile FromBytes(ReadOnlyMemory<byte> content, string name) => new MemoryFile(content) { Name = name };

    /// <summary>Opens the file at its first byte.</summary>
    /// <returns>A stream that the caller disposes.</returns>
    /// <exception cref="IOException">The file cannot be opened, or is no longer what it was.</exception>
    public abstract Stream OpenRead();

    private sealed class DiskFile(string path) : ApiFile
    {
        public override long? Length => new FileInfo(path).Length;

        public override Stream OpenRead() =>
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }

    private sealed class MemoryFile(ReadOnlyMemory<byte> content) : ApiFile
    {
        public override long? Length => content.Length;

        public override Stream OpenRead() => new MemoryStream(content.ToArray(), writable: false);
    }
}
