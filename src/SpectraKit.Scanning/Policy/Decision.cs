namespace SpectraKit.Scanning;

/// <summary>What the policy says to a file's outcome.</summary>
public enum Decision
{
    /// <summary>Allowed.</summary>
    Pass,

    /// <summary>Allowed, and somebody should look.</summary>
    Warn,

    /// <summary>Not allowed: the run fails.</summary>
    Fail,
}
