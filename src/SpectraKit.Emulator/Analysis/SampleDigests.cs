using System.Buffers.Binary;

namespace SpectraKit.Emulator;

/// <summary>All four digests of one content, in one array: a hundred thousand samples are kept in memory.</summary>
internal sealed class SampleDigests : IEquatable<SampleDigests>
{
    public const int Length = 16 + 20 + 32 + 64;

    private readonly byte[] _bytes;

    /// <param name="bytes">MD5, SHA-1, SHA-256 and SHA-512, one after the other.</param>
    public SampleDigests(byte[] bytes)
    {
        if (bytes.Length != Length) throw new FormatException($"Digests are {Length} bytes, not {bytes.Length}.");
        _bytes = bytes;
    }

    public string Md5 => Convert.ToHexStringLower(this[HashKind.Md5]);

    public string Sha1 => Convert.ToHexStringLower(this[HashKind.Sha1]);

    public string Sha256 => Convert.ToHexStringLower(this[HashKind.Sha256]);

    public string Sha512 => Convert.ToHexStringLower(this[HashKind.Sha512]);

    public ReadOnlySpan<byte> this[HashKind kind] => kind switch
    {
        HashKind.Md5 => _bytes.AsSpan(0, 16),
        HashKind.Sha1 => _bytes.AsSpan(16, 20),
        HashKind.Sha256 => _bytes.AsSpan(36, 32),
        _ => _bytes.AsSpan(68, 64),
    };

    /// <summary>The first 128 bits of a digest: what an index looks up before it compares the rest.</summary>
    public static UInt128 Head(ReadOnlySpan<byte> digest) => BinaryPrimitives.ReadUInt128BigEndian(digest);

    public static SampleDigests Parse(string hex) => new(Convert.FromHexString(hex));

    public bool Equals(SampleDigests? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    public override bool Equals(object? obj) => Equals(obj as SampleDigests);

    public override int GetHashCode() => BinaryPrimitives.ReadInt32LittleEndian(this[HashKind.Sha256]);

    /// <summary>All digests as one run of hex digits, as <see cref="Parse"/> reads them.</summary>
    public override string ToString() => Convert.ToHexStringLower(_bytes);
}
