using System.Buffers;
using System.IO.Compression;

namespace SpectraKit.Runtime;

/// <summary>Reads an answer's body into one pooled buffer, unpacked and never longer than allowed.</summary>
internal static class AnswerBody
{
    public const string AcceptEncoding = "gzip, br";

    private const int FirstBuffer = 16 * 1024;

    /// <returns>The buffer, which the caller gives back, and how much of it is the body; <c>IsWhole</c> is false when the body is longer than the limit.</returns>
    public static async Task<(byte[] Buffer, int Length, bool IsWhole)> ReadAsync(
        HttpContent content,
        int limit,
        Action? onProgress,
        CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var unpacked = Unpack(stream, content.Headers.ContentEncoding);
        await using (unpacked.ConfigureAwait(false))
        {
            // The announced length is a hint and no more: it may be a lie, or that of the packed form.
            var hint = (int)Math.Min(content.Headers.ContentLength ?? 0, limit);
            var buffer = ArrayPool<byte>.Shared.Rent(Math.Clamp(hint + 1, FirstBuffer, 1024 * 1024));
            var length = 0;
            try
            {
                while (true)
                {
                    if (length == buffer.Length)
                        buffer = Grow(buffer, length, limit);

                    var count = await unpacked.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                    if (count == 0)
                        return (buffer, length, IsWhole: true);

                    length += count;
                    onProgress?.Invoke();
                    if (length > limit)
                        return (buffer, limit, IsWhole: false);
                }
            }
            catch (Exception e)
            {
                ArrayPool<byte>.Shared.Return(buffer);

                // Brotli's word for bytes that are none; gzip and deflate have another.
                if (e is InvalidOperationException)
                    throw new InvalidDataException(e.Message, e);
                throw;
            }
        }
    }

    private static byte[] Grow(byte[] buffer, int length, int limit)
    {
        // One byte more than allowed, which is how a body that is too long is found out.
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)length * 2, (long)limit + 1));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static Stream Unpack(Stream stream, ICollection<string> encodings)
    {
        foreach (var encoding in encodings.Reverse())
        {
            stream = encoding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
                "identity" => stream,
                _ => throw new InvalidDataException($"The body is packed as '{PlainText.OneLine(encoding, 40)}', which was not asked for."),
            };
        }

        return stream;
    }
}
