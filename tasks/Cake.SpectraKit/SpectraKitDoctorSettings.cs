namespace Cake.SpectraKit;

/// <summary>What the doctor looks at.</summary>
public sealed class SpectraKitDoctorSettings : SpectraKitSettings
{
    /// <summary>The address of Spectra Intelligence, which is looked at as well where something says where it is.</summary>
    /// <value>The environment variable <c>SPECTRAKIT_INTELLIGENCE_URL</c> by default.</value>
    public Uri? IntelligenceUrl { get; set; }

    /// <summary>The folder that verdicts are remembered in.</summary>
    /// <value>None by default.</value>
    public DirectoryPath? Cache { get; set; }

    /// <summary>Whether a check that failed ends the script with a <see cref="Core.CakeException"/>.</summary>
    /// <value><c>true</c> by default.</value>
    public bool ThrowOnFailure { get; set; } = true;
}
