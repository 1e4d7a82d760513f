namespace SpectraKit.Intelligence;

public readonly partial record struct HashType
{
    /// <summary>What the cloud calls a kind of digest.</summary>
    /// <param name="kind">MD5, SHA-1 or SHA-256.</param>
    /// <returns>The kind's name on the wire.</returns>
    /// <exception cref="ArgumentException">The cloud does not know samples by this kind of digest.</exception>
    public static HashType Of(HashKind kind) => kind switch
    {
        HashKind.Md5 => Md5,
        HashKind.Sha1 => Sha1,
        HashKind.Sha256 => Sha256,
        _ => throw new ArgumentException($"Spectra Intelligence knows samples by MD5, SHA-1 and SHA-256, not by {kind}.", nameof(kind)),
    };
}
