namespace SpectraKit.Intelligence;

public sealed partial record BulkRequest
{
    /// <summary>A request about digests of any kinds, for the calls that split lists: those take each kind by itself.</summary>
    /// <param name="hashes">The digests, at least one: MD5, SHA-1 or SHA-256.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">There is no digest, or the first is of a kind that the cloud does not know.</exception>
    public static BulkRequest Of(IReadOnlyList<SampleHash> hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        if (hashes.Count == 0)
            throw new ArgumentException("A request asks about one digest at least.", nameof(hashes));

        return new BulkRequest { Rl = new BulkRequestRoot { Query = new BulkQuery { HashType = HashType.Of(hashes[0].Kind), Hashes = hashes } } };
    }
}
