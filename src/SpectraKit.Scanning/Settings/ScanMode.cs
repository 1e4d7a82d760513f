namespace SpectraKit.Scanning;

/// <summary>What a scan sends.</summary>
public enum ScanMode
{
    /// <summary>Asks first, and sends only what the service does not have.</summary>
    Auto,

    /// <summary>Sends every file, also those that the service has. A service that has one answers from its earlier analysis until the new one is done.</summary>
    Submit,

    /// <summary>Asks, and sends nothing. A file that the service does not know is not scanned.</summary>
    Lookup,
}
