namespace Cake.SpectraKit;

/// <summary>What a scan sends.</summary>
public enum SpectraKitMode
{
    /// <summary>Asks first, and sends only what the service does not have.</summary>
    Auto,

    /// <summary>Sends every file, also those that the service has.</summary>
    Submit,

    /// <summary>Asks, and sends nothing. A file that the service does not know is not scanned.</summary>
    Lookup,
}
