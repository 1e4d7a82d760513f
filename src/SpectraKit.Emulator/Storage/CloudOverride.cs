namespace SpectraKit.Emulator;

/// <summary>What a user holds a content to be, whatever the cloud says. The content itself need not be there.</summary>
/// <param name="Md5">Its MD5, in lower case.</param>
/// <param name="Sha1">Its SHA-1, in lower case.</param>
/// <param name="Sha256">Its SHA-256, in lower case.</param>
/// <param name="Verdict">The verdict; <c>null</c> when it is the cloud's own again.</param>
internal sealed record CloudOverride(string Md5, string Sha1, string Sha256, Verdict? Verdict)
{
    /// <summary>The digest of a kind; <c>null</c> for SHA-512, which the cloud does not take.</summary>
    public string? this[HashKind kind] => kind switch
    {
        HashKind.Md5 => Md5,
        HashKind.Sha1 => Sha1,
        HashKind.Sha256 => Sha256,
        _ => null,
    };

    public static CloudOverride Of(SampleDigests digests, Verdict? verdict) => new(digests.Md5, digests.Sha1, digests.Sha256, verdict);
}
