namespace Cake.SpectraKit;

/// <summary>Where the service is, and how it is asked. No member takes a secret: they are read from the environment variables named here.</summary>
public class SpectraKitSettings
{
    /// <summary>The service's address.</summary>
    /// <value>The environment variable <c>SPECTRAKIT_URL</c> (Spectra Analyze) or <c>SPECTRAKIT_INTELLIGENCE_URL</c> by default.</value>
    public Uri? Url { get; set; }

    /// <summary>The name of the environment variable that holds the token of Spectra Analyze.</summary>
    /// <value><c>SPECTRAKIT_TOKEN</c> by default.</value>
    public string TokenVariable { get; set; } = "SPECTRAKIT_TOKEN";

    /// <summary>Whether an emulator is started and asked in the service's place.</summary>
    /// <value><c>false</c> by default.</value>
    public bool Emulator { get; set; }

    /// <summary>The emulator's rules, a JSON file. Has no effect without <see cref="Emulator"/>.</summary>
    /// <value>None by default: the emulator finds no threats but the EICAR test file.</value>
    public FilePath? EmulatorRules { get; set; }

    /// <summary>A PEM file of certificates to trust beside the system's.</summary>
    /// <value>None by default.</value>
    public FilePath? CaFile { get; set; }

    /// <summary>How long all of it may take; longer than zero.</summary>
    /// <value>30 minutes by default.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(30);
}
