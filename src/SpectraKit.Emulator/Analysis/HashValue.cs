using System.Diagnostics.CodeAnalysis;

namespace SpectraKit.Emulator;

/// <summary>A hash as a client wrote it: its kind is its length.</summary>
internal sealed record HashValue(HashKind Kind, byte[] Bytes)
{
    public string KindName => Kind switch
    {
        HashKind.Md5 => "md5",
        HashKind.Sha1 => "sha1",
        HashKind.Sha256 => "sha256",
        _ => "sha512",
    };

    public static bool TryParse(string text, [NotNullWhen(true)] out HashValue? hash)
    {
        hash = null;
        HashKind? kind = text.Length switch
        {
            32 => HashKind.Md5,
            40 => HashKind.Sha1,
            64 => HashKind.Sha256,
            128 => HashKind.Sha512,
            _ => null,
        };
        if (kind is null) return false;

        var bytes = new byte[text.Length / 2];
        if (Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;

        hash = new HashValue(kind.Value, bytes);
        return true;
    }

    public bool Matches(SampleDigests digests) => digests[Kind].SequenceEqual(Bytes);
}
