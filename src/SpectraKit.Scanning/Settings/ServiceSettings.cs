namespace SpectraKit.Scanning;

/// <summary>How a verb reaches its service. Secrets are not settings: the settings name the environment variables that hold them.</summary>
public class ServiceSettings
{
    /// <summary>The service's address, such as <c>https://appliance.example.com</c>. Without user, query and fragment.</summary>
    /// <value><c>null</c> by default: the environment variable <c>SPECTRAKIT_URL</c>, or <c>SPECTRAKIT_INTELLIGENCE_URL</c> for Spectra Intelligence, says it. Not together with <see cref="Emulator"/>.</value>
    public string? Url { get; set; }

    /// <summary>Which service stands there.</summary>
    /// <value>Spectra Analyze by default.</value>
    public ServiceKind Kind { get; set; }

    /// <summary>The name of the environment variable that holds the token of Spectra Analyze.</summary>
    /// <value><c>SPECTRAKIT_TOKEN</c> by default.</value>
    public string TokenVariable { get; set; } = "SPECTRAKIT_TOKEN";

    /// <summary>The name of the environment variable that holds the user of Spectra Intelligence.</summary>
    /// <value><c>SPECTRAKIT_INTELLIGENCE_USER</c> by default.</value>
    public string UserVariable { get; set; } = "SPECTRAKIT_INTELLIGENCE_USER";

    /// <summary>The name of the environment variable that holds the password of Spectra Intelligence.</summary>
    /// <value><c>SPECTRAKIT_INTELLIGENCE_PASSWORD</c> by default.</value>
    public string PasswordVariable { get; set; } = "SPECTRAKIT_INTELLIGENCE_PASSWORD";

    /// <summary>Whether to start an emulator on this machine for this one run, and ask that. Its verdicts are not a service's; every report says so.</summary>
    /// <value><c>false</c> by default.</value>
    public bool Emulator { get; set; }

    /// <summary>The emulator's rules file: which hashes, names and bytes it classifies as what.</summary>
    /// <value><c>null</c> by default: everything is unknown. Relative to the working folder. Only together with <see cref="Emulator"/>.</value>
    public string? EmulatorRules { get; set; }

    /// <summary>A PEM file of certificates to trust beside the system's own, for an appliance whose certificate comes from a private authority.</summary>
    /// <value><c>null</c> by default. Relative to the working folder.</value>
    public string? CaFile { get; set; }

    /// <summary>How long the whole run may take.</summary>
    /// <value>30 minutes by default; more than zero, at most seven days.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(30);
}
