using System.Buffers;
using System.Security.Cryptography;

namespace SpectraKit.Emulator;

/// <summary>
/// The files, named by their SHA-256. A file gets that name complete and flushed, or never: it arrives under a temporary name
/// in <c>incoming</c>. What a killed process left there is deleted at every start; files of other names are not ours and stay.
/// </summary>
internal sealed class ContentFolder
{
    private const string TemporaryExtension = ".partial";
    private const int FirstChunk = 16 * 1024;
    private const int Chunk = 512 * 1024;

    private readonly string _content;
    private readonly string _incoming;
    private readonly bool _isLasting;

    /// <param name="folder">Where it is.</param>
    /// <param name="isLasting">Whether it outlives the process: nothing is flushed for a folder that does not.</param>
    public ContentFolder(string folder, bool isLasting = true)
    {
        _isLasting = isLasting;
        _content = Path.Combine(folder, "content");
        _incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(_content);
        Directory.CreateDirectory(_incoming);
        foreach (var leftover in Directory.EnumerateFiles(_incoming, "*" + TemporaryExtension)) File.Delete(leftover);
    }

    /// <summary>Writes and hashes a stream in one pass.</summary>
    /// <param name="source">What to read to its end.</param>
    /// <param name="limit">The most bytes to take.</param>
    /// <param name="isDurable">Whether the bytes must be on the disk when this returns; what can be extracted again need not be.</param>
    /// <param name="cancellationToken">Ends it early; nothing is left.</param>
    /// <exception cref="ContentTooLargeException">There are more bytes than <paramref name="limit"/>; nothing is left.</exception>
    /// <exception cref="ContentUnreadableException">The source broke off; nothing is left.</exception>
    public async Task<ReceivedContent> ReceiveAsync(Stream source, long limit, bool isDurable, CancellationToken cancellationToken)
    {
        var path = NewPath();
        try
        {
            using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None);
            using var digests = new DigestComputation();
            var size = await CopyAsync(source, limit, digests, (chunk, offset) => RandomAccess.Write(file, chunk.Span, offset), cancellationToken).ConfigureAwait(false);
            if (isDurable && _isLasting) RandomAccess.FlushToDisk(file);
            return new ReceivedContent(path, digests.Finish(), size);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Gives received bytes their final name.</summary>
    public void Adopt(ReceivedContent received)
    {
        var path = PathOf(received.Digests);
        if (Exists(received.Digests, received.Size)) return;

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(received.TemporaryPath, path, overwrite: true);
    }

    /// <summary>Puts a content's name on the disk, as its bytes are already.</summary>
    public void FlushName(SampleDigests digests)
    {
        if (!_isLasting) return;

        FolderFlush.Flush(Path.GetDirectoryName(PathOf(digests))!);
        FolderFlush.Flush(_content);
    }

    /// <summary>A name for something made on the way; whatever is left there is deleted at the next start.</summary>
    public string NewPath() => Path.Combine(_incoming, Path.GetRandomFileName() + TemporaryExtension);

    /// <summary>A file for something made on the way; gone when closed.</summary>
    public FileStream OpenTemporary() => new(
        NewPath(),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });

    /// <summary>Where a content is; whether it is there is another question.</summary>
    public string PathOf(SampleDigests digests)
    {
        var name = digests.Sha256;
        return Path.Combine(_content, name[..2], name);
    }

    /// <summary>Whether a content is there with its whole length.</summary>
    public bool Exists(SampleDigests digests, long size) => new FileInfo(PathOf(digests)) is { Exists: true } file && file.Length == size;

    public void Delete(SampleDigests digests)
    {
        // A folder that is not there holds no file either.
        if (Path.Exists(PathOf(digests))) File.Delete(PathOf(digests));
    }

    /// <summary>Deletes the contents that nobody knows of: those that had their name, and were not yet or no longer in the journal, when a process was killed.</summary>
    /// <param name="isKnown">Whether there is a sample of this SHA-256.</param>
    public void DeleteUnknown(Func<ReadOnlySpan<byte>, bool> isKnown)
    {
        var sha256 = new byte[SHA256.HashSizeInBytes];
        foreach (var folder in Directory.EnumerateDirectories(_content))
            foreach (var path in Directory.EnumerateFiles(folder))
                if (TryReadName(path, sha256) && !isKnown(sha256)) File.Delete(path);
    }

    // Only a file that stands where its own digest would be is a content: anything else was put there by somebody else.
    private static bool TryReadName(string path, byte[] sha256)
    {
        var name = Path.GetFileName(path.AsSpan());
        return name.Length == 2 * sha256.Length
            && name.StartsWith(Path.GetFileName(Path.GetDirectoryName(path.AsSpan())))
            && !name.ContainsAnyInRange('A', 'F')
            && Convert.FromHexString(name, sha256, out _, out _) == OperationStatus.Done;
    }

    // Trouble with the source is the sender's, trouble with the file is ours: they must not look the same.
    private static async Task<int> ReadAsync(Stream source, byte[] buffer, long received, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new ContentUnreadableException(received, e);
        }
    }

    /// <summary>Reads one chunk while the one before it is written and hashed.</summary>
    private static async Task<long> CopyAsync(
        Stream source,
        long limit,
        DigestComputation digests,
        Action<ReadOnlyMemory<byte>, long> write,
        CancellationToken cancellationToken)
    {
        // Most files are small: they get by with one small buffer.
        var reading = ArrayPool<byte>.Shared.Rent(FirstChunk);
        var working = Array.Empty<byte>();
        var work = Task.CompletedTask;
        long size = 0;
        try
        {
            while (true)
            {
                var read = await ReadAsync(source, reading, size, cancellationToken).ConfigureAwait(false);
                await work.ConfigureAwait(false);
                if (read == 0) return size;
                if (size + read > limit) throw new ContentTooLargeException(limit);

                work = WorkAsync(reading.AsMemory(0, read), size);
                size += read;
                var isLast = read < reading.Length;
                (reading, working) = (working, reading);
                if (isLast)
                {
                    await work.ConfigureAwait(false);
                    return size;
                }

                if (reading.Length < Chunk)
                {
                    ArrayPool<byte>.Shared.Return(reading);
                    reading = ArrayPool<byte>.Shared.Rent(Chunk);
                }
            }
        }
        finally
        {
            // The buffers are still being read as long as the work goes on.
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ArrayPool<byte>.Shared.Return(reading);
            ArrayPool<byte>.Shared.Return(working);
        }

        Task WorkAsync(ReadOnlyMemory<byte> chunk, long offset)
        {
            var hashing = digests.AppendAsync(chunk);
            if (!hashing.IsCompleted) return Task.WhenAll(hashing, Task.Run(() => write(chunk, offset)));

            write(chunk, offset);
            return hashing;
        }
    }
}
