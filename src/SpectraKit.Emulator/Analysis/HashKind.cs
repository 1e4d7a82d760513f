namespace SpectraKit.Emulator;

/// <summary>The digests by which both services know a sample.</summary>
internal enum HashKind
{
    Md5,
    Sha1,
    Sha256,
    Sha512,
}
