namespace SpectraKit.Emulator;

/// <summary>The services, and how each wants to be shown a credential.</summary>
internal enum Service
{
    /// <summary>A token in the Authorization header; 403 without it.</summary>
    Analyze,

    /// <summary>HTTP Basic; 401 without it.</summary>
    Intelligence,

    /// <summary>Spectra Analyze where a credential is what is asked for: whoever comes is let in, and the operation looks for itself.</summary>
    Login,
}
