using Cake.Core.IO;

namespace Cake.SpectraKit;

/// <summary>What is scanned, what fails the build, and where the report goes.</summary>
public sealed class SpectraKitScanSettings : SpectraKitSettings
{
    /// <summary>Patterns of files that are left out again.</summary>
    /// <value>None by default.</value>
    public ICollection<string> Exclude { get; init; } = [];

    /// <summary>What fails the build, and everything worse with it.</summary>
    /// <value><see cref="SpectraKitOutcome.Malicious"/> by default.</value>
    public SpectraKitOutcome FailOn { get; set; } = SpectraKitOutcome.Malicious;

    /// <summary>Where the JSON report goes. It is written however the scan ends.</summary>
    /// <value>None by default.</value>
    public FilePath? Report { get; set; }

    /// <summary>
    /// Whether a refused scan ends the script with a <see cref="Core.CakeException"/>. When it does not, the script decides by
    /// <see cref="SpectraKitReport.ExitCode"/>.
    /// </summary>
    /// <value><c>true</c> by default.</value>
    public bool ThrowOnFailure { get; set; } = true;
}
