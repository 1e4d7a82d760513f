namespace SpectraKit.Emulator;

/// <summary>What kept an archive from being unpacked to its end.</summary>
internal enum UnpackingLimit
{
    /// <summary>One submission's entries were used up.</summary>
    Entries,

    /// <summary>One submission's bytes were used up.</summary>
    Bytes,

    /// <summary>An entry became far larger than its compressed form: a bomb, which is not followed.</summary>
    Ratio,

    /// <summary>Archives stood too deep in archives.</summary>
    Depth,
}
