namespace Cake.SpectraKit;

/// <summary>Which services are asked, in which order, and what a file may be.</summary>
public class SpectraKitGateSettings : SpectraKitSettings
{
    /// <summary>The services that are asked, one after the other, each about what the ones before it left open.</summary>
    /// <value>Spectra Analyze alone by default.</value>
    public ICollection<SpectraKitService> Services { get; init; } = [];

    /// <summary>The address of Spectra Intelligence where it is asked beside Spectra Analyze.</summary>
    /// <value>The environment variable <c>SPECTRAKIT_INTELLIGENCE_URL</c> by default.</value>
    public Uri? IntelligenceUrl { get; set; }

    /// <summary>The name of the environment variable that holds Spectra Intelligence's user.</summary>
    /// <value><c>SPECTRAKIT_INTELLIGENCE_USER</c> by default.</value>
    public string UserVariable { get; set; } = "SPECTRAKIT_INTELLIGENCE_USER";

    /// <summary>The name of the environment variable that holds Spectra Intelligence's password.</summary>
    /// <value><c>SPECTRAKIT_INTELLIGENCE_PASSWORD</c> by default.</value>
    public string PasswordVariable { get; set; } = "SPECTRAKIT_INTELLIGENCE_PASSWORD";

    /// <summary>Whether what a service knows and found nothing in is settled by that, while there is another service to ask.</summary>
    /// <value><c>false</c> by default: the next one is asked.</value>
    public bool AcceptUnknown { get; set; }

    /// <summary>The policy file.</summary>
    /// <value><c>spectrakit.json</c> in the working directory by default, if there is one.</value>
    public FilePath? Policy { get; set; }

    /// <summary>
    /// Whether what the policy refuses ends the script with a <see cref="Core.CakeException"/>. When it does not, the script decides by the exit code that it
    /// gets.
    /// </summary>
    /// <value><c>true</c> by default.</value>
    public bool ThrowOnFailure { get; set; } = true;
}
