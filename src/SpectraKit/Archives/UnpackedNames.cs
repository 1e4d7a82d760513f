namespace SpectraKit.Archives;

/// <summary>What files out of an archive are called on disk.</summary>
public enum UnpackedNames
{
    /// <summary>As in the archive, in the same folders. The default.</summary>
    AsPacked,

    /// <summary>By their content, <c>&lt;SHA-256&gt;.sample</c>, in one folder: names that nothing opens by mistake. Files of the same content become one.</summary>
    Neutral,
}
