namespace Cake.SpectraKit;

/// <summary>Where samples are downloaded from.</summary>
public sealed class SpectraKitDownloadSettings : SpectraKitSettings
{
    /// <summary>Whether Spectra Intelligence is asked, and not Spectra Analyze.</summary>
    /// <value><c>false</c> by default.</value>
    public bool FromIntelligence { get; set; }

    /// <summary>The name of the environment variable that holds Spectra Intelligence's user.</summary>
    /// <value><c>SPECTRAKIT_INTELLIGENCE_USER</c> by default.</value>
    public string UserVariable { get; set; } = "SPECTRAKIT_INTELLIGENCE_USER";

    /// <summary>The name of the environment variable that holds Spectra Intelligence's password.</summary>
    /// <value><c>SPECTRAKIT_INTELLIGENCE_PASSWORD</c> by default.</value>
    public string PasswordVariable { get; set; } = "SPECTRAKIT_INTELLIGENCE_PASSWORD";
}
