namespace SpectraKit;

/// <summary>The algorithm that made a digest. Both services know a sample by any of them.</summary>
public enum HashKind
{
    /// <summary>No digest at all: the kind of <c>default(SampleHash)</c>.</summary>
    None,

    /// <summary>MD5: 16 bytes, 32 hexadecimal digits. Collisions can be made at will: good to look a sample up, not to identify one.</summary>
    Md5,

    /// <summary>SHA-1: 20 bytes, 40 hexadecimal digits. Collisions have been made.</summary>
    Sha1,

    /// <summary>SHA-256: 32 bytes, 64 hexadecimal digits.</summary>
    Sha256,

    /// <summary>SHA-512: 64 bytes, 128 hexadecimal digits. Spectra Analyze knows it, Spectra Intelligence does not.</summary>
    Sha512,
}
