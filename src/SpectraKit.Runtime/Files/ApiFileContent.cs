using System.Buffers;
using System.Net;

namespace SpectraKit.Runtime;

/// <summary>A file's bytes on their way into a request, through one pooled buffer whatever the file's size.</summary>
internal sealed class ApiFileContent(ApiFile file, long? length) : HttpContent
{
    // Large enough that neither system calls nor TLS records are what limits a transfer.
    internal const int BufferSize = 128 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = file.OpenRead();
        await using (source.ConfigureAwait(false))
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
            try
            {
                long sent = 0;
                while (await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    sent += count;
                    if (length is { } most && sent > most)
                        throw FileTrouble.Changed(file.Name, $"it has more than the {most} bytes that were announced");

                    await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                    file.Progress?.Report(sent);
                }

                if (length is { } announced && sent != announced)
                    throw FileTrouble.Changed(file.Name, $"it ended after {sent} of {announced} bytes");
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length ?? 0;
        return length is not null;
    }
}
