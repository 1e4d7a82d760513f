namespace SpectraKit.Scanning;

/// <summary>Which samples to ask about.</summary>
public class StatusSettings : ServiceSettings
{
    /// <summary>MD5, SHA-1, SHA-256 or SHA-512 digests in hex, in any case; kinds may be mixed.</summary>
    /// <value>None by default; at least one is needed.</value>
    public IReadOnlyList<string> Hashes { get; set; } = [];
}
