using System.Buffers;

namespace SpectraKit.Emulator;

/// <summary>Looks for byte patterns in a file, all of them in one pass over it.</summary>
internal static class BytePatterns
{
    private const int Chunk = 256 * 1024;

    /// <summary>The index of the first pattern, in their order, that occurs anywhere in the content; <c>null</c> when none does.</summary>
    public static int? FirstFound(IReadOnlyList<byte[]> patterns, Stream content, CancellationToken cancellationToken)
    {
        var overlap = patterns.Max(pattern => pattern.Length) - 1;
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk + overlap);
        try
        {
            int? best = null;
            var kept = 0;
            int read;
            while ((read = content.Read(buffer, kept, buffer.Length - kept)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var window = buffer.AsSpan(0, kept + read);
                for (var i = 0; i < (best ?? patterns.Count); i++)
                    if (window.IndexOf(patterns[i]) >= 0)
                        best = i;
                if (best == 0) break;

                kept = Math.Min(overlap, window.Length);
                window[^kept..].CopyTo(buffer);
            }

            return best;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
