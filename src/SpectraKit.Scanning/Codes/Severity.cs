namespace SpectraKit.Scanning;

/// <summary>How loudly a front says something.</summary>
public enum Severity
{
    /// <summary>Worth a line, never a reason to fail.</summary>
    Information,

    /// <summary>Somebody should look; the build goes on.</summary>
    Warning,

    /// <summary>The build fails.</summary>
    Error,
}
