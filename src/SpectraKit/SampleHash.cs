using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SpectraKit;

/// <summary>
/// A digest of a sample, and so the sample's name in both services. The kind follows from the length. Two digests are equal when kind
/// and bytes are; upper and lower case are the same digest. <c>default</c> is no digest: its kind is <see cref="HashKind.None"/>, its
/// text is empty, and no text is parsed to it.
/// </summary>
/// <remarks>The bytes are held inline: a value costs no memory beyond its own 65 bytes.</remarks>
public readonly partial record struct SampleHash : IComparable<SampleHash>
{
    /// <summary>The bytes of the longest digest there is, SHA-512.</summary>
    internal const int MaxLength = 64;

    private readonly Digest _digest;

    private SampleHash(HashKind kind, ReadOnlySpan<byte> digest)
    {
        Span<byte> bytes = _digest;
        digest.CopyTo(bytes);
        bytes[MaxLength] = (byte)kind;
    }

    /// <summary>The algorithm that made the digest. <see cref="HashKind.None"/> for <c>default</c>.</summary>
    public HashKind Kind => (HashKind)_digest[MaxLength];

    /// <summary>The digest's length in bytes: 16, 20, 32 or 64. 0 for <c>default</c>.</summary>
    public int Length => LengthOf(Kind);

    [UnscopedRef]
    private ReadOnlySpan<byte> Bytes => ((ReadOnlySpan<byte>)_digest)[..Length];

    /// <summary>A digest from its bytes, as <see cref="System.Security.Cryptography.SHA256"/> and its kin compute them.</summary>
    /// <param name="digest">16, 20, 32 or 64 bytes.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="ArgumentException">The bytes are of another number.</exception>
    public static SampleHash FromBytes(ReadOnlySpan<byte> digest) =>
        KindOf(digest.Length) is var kind and not HashKind.None
            ? new(kind, digest)
            : throw new ArgumentException(
                $"{digest.Length} bytes are not an MD5, SHA-1, SHA-256 or SHA-512 digest: these have 16, 20, 32 or 64.", nameof(digest));

    /// <summary>Copies the digest's bytes.</summary>
    /// <param name="destination">Where to; at least <see cref="Length"/> bytes.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyTo(Span<byte> destination) => Bytes.CopyTo(destination);

    /// <summary>Whether these are the digest's bytes.</summary>
    /// <param name="digest">Bytes to compare with.</param>
    /// <returns><c>true</c> when they are the same bytes; <c>false</c> for <c>default</c>, which is no digest.</returns>
    public bool Matches(ReadOnlySpan<byte> digest) => Kind != HashKind.None && Bytes.SequenceEqual(digest);

    /// <inheritdoc/>
    public bool Equals(SampleHash other) => ((ReadOnlySpan<byte>)_digest).SequenceEqual(other._digest);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // Whoever makes a sample chooses some of its digest's bits: they go through the process's own random seed.
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>Orders by kind, the shortest first, and then by the bytes: so digests of one kind stand in the order of their text.</summary>
    /// <param name="other">What to compare with.</param>
    /// <returns>Less than 0, 0, or more than 0.</returns>
    public int CompareTo(SampleHash other) =>
        Kind == other.Kind ? Bytes.SequenceCompareTo(other.Bytes) : Kind.CompareTo(other.Kind);

    private static int LengthOf(HashKind kind) => kind switch
    {
        HashKind.Md5 => 16,
        HashKind.Sha1 => 20,
        HashKind.Sha256 => 32,
        HashKind.Sha512 => 64,
        _ => 0,
    };

    private static HashKind KindOf(int length) => length switch
    {
        16 => HashKind.Md5,
        20 => HashKind.Sha1,
        32 => HashKind.Sha256,
        64 => HashKind.Sha512,
        _ => HashKind.None,
    };

    /// <summary>The digest's bytes, zeros after them, and the kind in the last place.</summary>
    [InlineArray(MaxLength + 1)]
    private struct Digest
    {
        private byte _first;
    }
}
