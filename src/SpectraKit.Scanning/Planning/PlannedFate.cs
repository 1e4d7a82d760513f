namespace SpectraKit.Scanning;

/// <summary>What a scan would do with a file.</summary>
public enum PlannedFate
{
    /// <summary>Nothing: it cannot be read, or is too large.</summary>
    NotScanned,

    /// <summary>Nobody is asked: an earlier run's answer still counts.</summary>
    Remembered,

    /// <summary>It is looked up by its digest, and not sent whatever comes of that.</summary>
    Ask,

    /// <summary>It is looked up, and sent if it is not known.</summary>
    AskAndSend,

    /// <summary>It is sent without being looked up: the mode is submit.</summary>
    Send,
}
