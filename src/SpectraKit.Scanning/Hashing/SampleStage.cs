namespace SpectraKit.Scanning;

/// <summary>How far a sample has come.</summary>
internal enum SampleStage
{
    /// <summary>Nobody has asked about it yet. Where everything starts, so that what is forgotten is never taken for an answer.</summary>
    NotAsked,

    /// <summary>The service does not have it.</summary>
    NotFound,

    /// <summary>The service has it, or was just sent it, and has not finished.</summary>
    Processing,

    /// <summary>The service has finished; its report is not here yet.</summary>
    Processed,

    /// <summary>There is a report.</summary>
    Reported,

    /// <summary>There will be no report.</summary>
    Failed,
}
