using System.Security.Cryptography;

namespace SpectraKit.Emulator;

/// <summary>Four digests of one stream of chunks, each computed beside the others.</summary>
internal sealed class DigestComputation : IDisposable
{
    /// <summary>Below this, handing work to other threads costs more than the digests.</summary>
    private const int ParallelFrom = 64 * 1024;

    private readonly IncrementalHash[] _digests =
    [
        IncrementalHash.CreateHash(HashAlgorithmName.MD5),
        IncrementalHash.CreateHash(HashAlgorithmName.SHA1),
        IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
        IncrementalHash.CreateHash(HashAlgorithmName.SHA512),
    ];

    /// <summary>Adds a chunk, which must not change before the task ends; the next one must wait for it.</summary>
    public Task AppendAsync(ReadOnlyMemory<byte> chunk)
    {
        if (chunk.Length >= ParallelFrom)
            return Task.WhenAll(_digests.Select(digest => Task.Run(() => digest.AppendData(chunk.Span))));

        foreach (var digest in _digests) digest.AppendData(chunk.Span);
        return Task.CompletedTask;
    }

    public SampleDigests Finish()
    {
        var bytes = new byte[SampleDigests.Length];
        var rest = bytes.AsSpan();
        foreach (var digest in _digests) rest = rest[digest.GetHashAndReset(rest)..];
        return new SampleDigests(bytes);
    }

    public void Dispose()
    {
        foreach (var digest in _digests) digest.Dispose();
    }
}
