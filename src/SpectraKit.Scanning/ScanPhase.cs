namespace SpectraKit.Scanning;

/// <summary>What a scan is doing.</summary>
public enum ScanPhase
{
    /// <summary>Finding the selected files.</summary>
    Finding,

    /// <summary>Reading files and taking their digests.</summary>
    Hashing,

    /// <summary>Reaching the service, or starting its emulator.</summary>
    Connecting,

    /// <summary>Asking what the service knows already.</summary>
    Lookup,

    /// <summary>Sending what it does not know.</summary>
    Submitting,

    /// <summary>Waiting for analyses to finish.</summary>
    Waiting,

    /// <summary>Fetching samples.</summary>
    Downloading,

    /// <summary>All done; the report is next.</summary>
    Done,
}
