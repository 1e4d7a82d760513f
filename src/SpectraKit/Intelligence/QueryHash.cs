namespace SpectraKit.Intelligence;

public sealed partial record QueryHash
{
    /// <summary>The digest, of whichever kind it is; <c>null</c> when the cloud named none.</summary>
    public SampleHash? Value => Sha256 ?? Sha1 ?? Md5;
}
