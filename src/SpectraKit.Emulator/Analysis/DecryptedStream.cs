using System.Runtime.InteropServices;
using ICSharpCode.SharpZipLib.Checksum;

namespace SpectraKit.Emulator;

/// <summary>An entry as it is decrypted: told apart from the noise that a wrong password makes, which now and then looks right at first.</summary>
/// <param name="inner">What decrypts.</param>
/// <param name="crc">The checksum of the plain bytes; <c>null</c> where the encryption has one of its own.</param>
internal sealed class DecryptedStream(Stream inner, long? crc) : Stream
{
    private readonly Crc32 _sum = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Whoever receives a file reads into arrays; what decrypts knows nothing else.
        return MemoryMarshal.TryGetArray<byte>(buffer, out var array)
            ? ValueTask.FromResult(Read(array.Array!, array.Offset, array.Count))
            : throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read;
        try
        {
            read = inner.Read(buffer, offset, count);
        }
        catch (Exception e) when (LockedZip.IsDamage(e))
        {
            throw new InvalidDataException("The entry cannot be decrypted.", e);
        }

        if (read > 0) _sum.Update(new ArraySegment<byte>(buffer, offset, read));
        else if (count > 0 && crc is { } expected && _sum.Value != expected) throw new InvalidDataException("The password is wrong, or the entry is damaged.");
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
