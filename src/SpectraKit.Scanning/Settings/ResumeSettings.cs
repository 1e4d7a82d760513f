namespace SpectraKit.Scanning;

/// <summary>How to go on with a run. What is not said here is as the run was told.</summary>
public sealed class ResumeSettings
{
    /// <summary>The run file.</summary>
    /// <value>Empty by default; it is needed. Relative to the working folder.</value>
    public string RunFile { get; set; } = "";

    /// <summary>How long the rest may take; more than zero, and at most seven days.</summary>
    /// <value><c>null</c> by default: as long as the whole run was given.</value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Where the JSON report goes. It is written however the run ends.</summary>
    /// <value><c>null</c> by default: where the run was told. Relative to the working folder, and not to the run's.</value>
    public string? ReportPath { get; set; }

    /// <summary>Further reports, in place of those that the run was told to write.</summary>
    /// <value>None by default: those. Relative to the working folder, and not to the run's.</value>
    public IReadOnlyList<ReportOutput> Reports { get; set; } = [];
}
