namespace SpectraKit.Tool.Display;

/// <summary>How much a run says to people. Machine output, reports and exit codes never depend on it.</summary>
internal enum Verbosity
{
    /// <summary>What is wrong, and nothing else.</summary>
    Quiet,

    /// <summary>Progress, what came of it, totals.</summary>
    Normal,

    /// <summary>Every file, and where the time went.</summary>
    Detailed,
}
