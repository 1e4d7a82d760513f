namespace SpectraKit;

/// <summary>How a zip file with a password is encrypted.</summary>
public enum SampleZipEncryption
{
    /// <summary>AES with 256 bits, as WinZip introduced it; 7-Zip and most libraries read it, the old <c>unzip</c> does not. The default.</summary>
    Aes256,

    /// <summary>The zip format's first encryption: broken long ago, and read by every program there is.</summary>
    Traditional,
}
