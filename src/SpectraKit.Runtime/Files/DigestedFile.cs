using System.Security.Cryptography;

namespace SpectraKit.Runtime;

/// <summary>A file that is sent whole only if its bytes have a digest: hashed on the way, and known before the last of them leave.</summary>
internal sealed class DigestedFile(ApiFile file, ContentDigest expected) : ApiFile
{
    public override long? Length => file.Length;

    public override Stream OpenRead() => new DigestedStream(file.OpenRead(), file.Length, expected, file.Name);

    private sealed class DigestedStream(Stream inner, long? length, ContentDigest expected, string name) : ForwardStream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(expected.Algorithm);
        private long _position;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _hash.AppendData(buffer.Span[..count]);
            _position += count;

            // Where the length is not known, the end is what the service would have waited for.
            var isLast = length is null ? count == 0 && buffer.Length > 0 : count > 0 && _position >= length;
            if (isLast && Convert.ToHexStringLower(_hash.GetCurrentHash()) is var found && found != expected.Hex)
                throw FileTrouble.Changed(name, $"its {expected.Algorithm.Name} was {expected.Hex} and is {found}");
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                _hash.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
