namespace SpectraKit.Scanning;

/// <summary>What a scan came to: the one model that every console, build log and file is made from.</summary>
public sealed record ScanReport
{
    /// <summary>The version of the JSON form. The number before the dot changes when a reader of the old form would misread the new one.</summary>
    public const string CurrentSchemaVersion = "1.0";

    /// <summary>The version of the JSON form that this report was read from or will be written in.</summary>
    public string SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>What made it.</summary>
    public ToolInfo Tool { get; init; } = ToolInfo.Current;

    /// <summary>Whose verdicts these are.</summary>
    public required ServiceDescription Service { get; init; }

    /// <summary>What was sent.</summary>
    public ScanMode Mode { get; init; }

    /// <summary>What each outcome meant.</summary>
    public ScanPolicy Policy { get; init; } = ScanPolicy.Default;

    /// <summary>How many files had which outcome.</summary>
    public ScanSummary Summary => ScanSummary.Of(Files);

    /// <summary>Every selected file once, in ordinal order of their paths.</summary>
    public IReadOnlyList<FileResult> Files { get; init; } = [];

    /// <summary>What is to be said about the run itself rather than one of its files.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What the process should return: see <see cref="ExitCodes"/>.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Whether every selected file was asked about: what a report of a run that was cut short must not let anybody believe.</summary>
    public bool IsComplete => Files.Count > 0 && Summary.NotScanned == 0;

    /// <summary>Whether nothing had changed since an earlier run, so that this one neither read nor asked: the verdicts and their time are that run's.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>When the run started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How long each part took; <c>null</c> when the run ended before its first part.</summary>
    public ScanTimings? Timings { get; init; }
}
