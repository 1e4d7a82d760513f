using System.Net.Http.Headers;

namespace SpectraKit.Runtime;

/// <summary>A file to send: opened anew for every attempt, never held in memory.</summary>
public abstract class ApiFile
{
    /// <summary>The name that the service is told. No folder in it.</summary>
    public required string Name { get; init; }

    /// <summary>The content type. <c>application/octet-stream</c> by default.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>Told how many bytes of the file were sent, as they are; starts again at zero when the call is repeated. <c>null</c> by default.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>The length in bytes, or <c>null</c> when it is not known, which makes the request chunked.</summary>
    /// <exception cref="ApiException">The file cannot be read.</exception>
    public abstract long? Length { get; }

    /// <summary>A file on disk, as it is now: if it is another by the time it is sent, the call fails rather than send it.</summary>
    /// <param name="path">Where it is. Whether it can be read is found out when it is sent.</param>
    /// <param name="name">The name to tell the service; the file's own by default.</param>
    /// <param name="progress">Told how many bytes were sent.</param>
    /// <returns>The file.</returns>
    public static ApiFile FromPath(string path, string? name = null, IProgress<long>? progress = null) =>
        new DiskFile(path) { Name = name ?? Path.GetFileName(path), Progress = progress };

    /// <summary>Bytes in memory.</summary>
    /// <param name="content">The bytes; not copied, so they must not change while they are sent.</param>
    /// <param name="name">The name to tell the service.</param>
    /// <param name="progress">Told how many bytes were sent.</param>
    /// <returns>The file.</returns>
    public static ApiFile FromBytes(ReadOnlyMemory<byte> content, string name, IProgress<long>? progress = null) =>
        new MemoryFile(content) { Name = name, Progress = progress };

    /// <summary>
    /// The same file, of which no service receives the whole unless its bytes have this digest: they are hashed on the way. For a file that
    /// was hashed before, since a change of its content need not show in its length or its time.
    /// </summary>
    /// <param name="expected">The digest.</param>
    /// <returns>The file.</returns>
    public ApiFile WithDigest(ContentDigest expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return new DigestedFile(this, expected) { Name = Name, ContentType = ContentType, Progress = Progress };
    }

    /// <summary>Opens the file at its first byte.</summary>
    /// <returns>
    /// A stream that the caller disposes. Where the length is known it gives exactly that many bytes or fails, and it fails before the last
    /// of them when the file is no longer what it was: a service never receives the whole of a file that changed.
    /// </returns>
    /// <exception cref="ApiException">The file cannot be opened or read, or is no longer what it was.</exception>
    public abstract Stream OpenRead();

    /// <summary>The file as a request's content, with its type and length: a whole body, or a part of a multipart one.</summary>
    /// <returns>A content that is sent once and disposed.</returns>
    /// <exception cref="ApiException">The file is not there or cannot be read.</exception>
    public HttpContent CreateContent()
    {
        var content = new ApiFileContent(this, Length);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        return content;
    }

    private sealed class MemoryFile(ReadOnlyMemory<byte> content) : ApiFile
    {
        public override long? Length => content.Length;

        public override Stream OpenRead() =>
            System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content, out var segment)
                ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
                : new MemoryStream(content.ToArray(), writable: false);
    }
}
