namespace Cake.SpectraKit;

/// <summary>What it means that the service could not be asked.</summary>
public enum SpectraKitOnServiceError
{
    /// <summary>The scan fails: could not ask is not clean.</summary>
    Fail,

    /// <summary>Files that could not be asked about warn.</summary>
    Warn,

    /// <summary>Files with a remembered verdict keep it, however old, and warn; the others fail.</summary>
    AllowKnown,
}
