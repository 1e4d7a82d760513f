using System.Buffers;
using System.Security.Cryptography;

namespace SpectraKit.Runtime;

/// <summary>A file on its way: what the headers said of it, and its bytes.</summary>
public sealed class ApiDownload : IAsyncDisposable
{
    /// <summary>The length that the service announced, in bytes; <c>null</c> when it did not.</summary>
    public long? Length { get; internal init; }

    /// <summary>The content type, without parameters; <c>null</c> when the service sent none.</summary>
    public string? ContentType { get; internal init; }

    /// <summary>The name that <c>Content-Disposition</c> proposes; text of the service's, never to be used as a path. <c>null</c> when there is none.</summary>
    public string? FileName { get; internal init; }

    /// <summary>The bytes, read as they come. Reading fails with an <see cref="ApiException"/> when the connection is lost or no byte comes for too long.</summary>
    public required Stream Content { get; init; }

    internal string? OperationId { get; init; }

    /// <summary>How a download that breaks off goes on; <c>null</c> when it does not.</summary>
    internal DownloadContinuation? Continuation { get; init; }

    internal Func<string, Stream> OpenNew { get; init; } = PartialFile.OpenNew;

    /// <summary>
    /// Saves the file: to a temporary one beside <paramref name="path"/>, hashed on the way, compared with the announced length and the
    /// expected digest, flushed to the disk, and only then given its name. Whatever fails, nothing is left. The file may be read and
    /// written by its owner alone, and not be executed. A connection that is lost on the way is made again as often as an attempt would be,
    /// where the call may be repeated: from the byte that it got to, if the service gives parts of files, else from the first.
    /// </summary>
    /// <param name="path">Where to. Its folder is there already. A link at this place is never followed.</param>
    /// <param name="expected">The digest that the bytes must have; <c>null</c> trusts whatever comes.</param>
    /// <param name="overwrite">Whether a file that is there is replaced. By default that is an error, and the file stays as it is.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="cancellationToken">Ends the download; nothing is left.</param>
    /// <returns>What was saved.</returns>
    /// <exception cref="ApiException">
    /// <see cref="ApiErrorKind.Content"/>: too short or too long, or not the file that was asked for.
    /// <see cref="ApiErrorKind.File"/>: it cannot be written (a full disk, for one), or there is one already.
    /// <see cref="ApiErrorKind.Connection"/> or <see cref="ApiErrorKind.Timeout"/>: the bytes stopped coming.
    /// </exception>
    public async Task<SavedFile> SaveAsync(
        string path,
        ContentDigest? expected = null,
        bool overwrite = false,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = Path.GetFullPath(path);

        // Asked before the first byte, to spare the transfer; decided by the rename at the end, whoever came first.
        if (Directory.Exists(target) || (!overwrite && IsTaken(target)))
            throw FileTrouble.Exists(path, OperationId);

        try
        {
            var partial = PartialFile.Beside(target, OpenNew);
            await using (partial.ConfigureAwait(false))
            {
                var length = await CopyAsync(partial, expected, progress, cancellationToken).ConfigureAwait(false);
                await partial.BecomeAsync(target, overwrite).ConfigureAwait(false);
                return new SavedFile(target, length, expected);
            }
        }
        catch (Exception e) when (FileTrouble.IsTrouble(e))
        {
            throw !overwrite && IsTaken(target) ? FileTrouble.Exists(path, OperationId) : FileTrouble.NotWritten(path, e, OperationId);
        }
    }

    /// <summary>Ends the download, finished or not.</summary>
    /// <returns>When the connection is free.</returns>
    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static bool IsTaken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private async Task<long> CopyAsync(PartialFile partial, ContentDigest? expected, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var hash = expected is null ? null : IncrementalHash.CreateHash(expected.Algorithm);
        var part = new DownloadPart(Content, 0, Length);
        long length = 0;
        try
        {
            while (true)
            {
                try
                {
                    await CopyAsync(part, Advance, partial, hash, cancellationToken).ConfigureAwait(false);
                    break;
                }
                catch (ApiException e) when (Continuation?.Allows(e, length) == true)
                {
                    // The place of a download that is over goes to the next one in the queue, and be it this one.
                    await part.Content.DisposeAsync().ConfigureAwait(false);
                    part = await Continuation.ContinueAsync(e, length, expected is not null, cancellationToken).ConfigureAwait(false);
                    if (part.From > 0)
                        continue;

                    length = 0;
                    partial.Restart();
                    hash?.GetHashAndReset();
                }
            }
        }
        finally
        {
            if (part.Content != Content)
                await part.Content.DisposeAsync().ConfigureAwait(false);
        }

        if (hash is not null && Convert.ToHexStringLower(hash.GetHashAndReset()) is var found && found != expected!.Hex)
            throw Unusable($"its {expected.Algorithm.Name} is {found}, not {expected.Hex} as asked for");

        return length;

        void Advance(long position)
        {
            length = position;
            progress?.Report(position);
        }
    }

    private async Task CopyAsync(DownloadPart part, Action<long> onProgress, PartialFile partial, IncrementalHash? hash, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ApiFileContent.BufferSize);
        try
        {
            var length = part.From;
            while (await part.Content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                length += count;
                if (length > part.Length)
                    throw Unusable($"it is longer than the {part.Length} bytes that were announced");

                hash?.AppendData(buffer, 0, count);
                await partial.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                onProgress(length);
            }

            if (part.Length is { } announced && length != announced)
                throw Unusable($"it ended after {length} of {announced} bytes");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private ApiException Unusable(string why) =>
        new($"The downloaded file{(OperationId is null ? "" : $" ({OperationId})")} was not kept: {why}.") { Kind = ApiErrorKind.Content, OperationId = OperationId };
}
