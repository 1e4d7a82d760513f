namespace SpectraKit.Emulator;

/// <summary>The two services, which differ in how they authenticate.</summary>
internal enum Service
{
    /// <summary>A token in the Authorization header; 403 without it.</summary>
    Analyze,

    /// <summary>HTTP Basic; 401 without it.</summary>
    Intelligence,
}
