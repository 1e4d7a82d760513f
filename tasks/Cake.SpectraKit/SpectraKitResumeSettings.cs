namespace Cake.SpectraKit;

/// <summary>How to go on with a scan. What is not said here is as the scan was told.</summary>
public sealed class SpectraKitResumeSettings
{
    /// <summary>How long the rest may take; longer than zero.</summary>
    /// <value>As long as the scan was given by default.</value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Where the JSON report goes. It is written however the scan ends.</summary>
    /// <value>Where the scan was told by default.</value>
    public FilePath? Report { get; set; }

    /// <summary>Further reports, as <c>form=path</c>, in place of those that the scan was told to write.</summary>
    /// <value>None by default: those.</value>
    public ICollection<string> Reports { get; init; } = [];

    /// <summary>Whether the CI host that the script runs on is told what was found, in its own way.</summary>
    /// <value><c>true</c> by default. Has no effect where no such host is found.</value>
    public bool TellCi { get; set; } = true;

    /// <summary>Whether a refused scan ends the script with a <see cref="Core.CakeException"/>. When it does not, the script decides by the report that it gets.</summary>
    /// <value><c>true</c> by default.</value>
    public bool ThrowOnFailure { get; set; } = true;
}
