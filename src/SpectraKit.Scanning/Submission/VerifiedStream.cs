using System.Security.Cryptography;

namespace SpectraKit.Scanning;

/// <summary>
/// A file as it is sent: its bytes are counted and hashed on the way, and it breaks off when they are not those that were hashed before.
/// That is known before the last of them leave: without these the service has a broken request and no file.
/// </summary>
/// <param name="inner">The file, from its first byte.</param>
/// <param name="expected">What was hashed.</param>
/// <param name="sent">Told of every piece.</param>
/// <param name="changed">What to throw, given how the file changed.</param>
internal sealed class VerifiedStream(Stream inner, HashedArtifact expected, Action<int> sent, Func<string, Exception> changed) : Stream
{
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => expected.Size;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Verify(buffer, inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Verify(buffer.Span, count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _sha256.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Verify(ReadOnlySpan<byte> buffer, int count)
    {
        _position += count;
        if (_position > expected.Size || (count == 0 && buffer.Length > 0 && _position < expected.Size))
            throw changed("its length changed while it was sent");
        if (count == 0)
            return 0;

        _sha256.AppendData(buffer[..count]);
        if (_position == expected.Size && !expected.Sha256.Matches(_sha256.GetCurrentHash()))
            throw changed("its content changed between hashing and sending, though neither its length nor its time did");

        sent(count);
        return count;
    }
}
