namespace SpectraKit.Scanning;

/// <summary>How far a service is with a sample.</summary>
public enum ProcessingState
{
    /// <summary>The service does not have it.</summary>
    NotFound,

    /// <summary>The service has it and has not finished, or uses a word for its state that this version does not know.</summary>
    Processing,

    /// <summary>The service has finished.</summary>
    Processed,
}
