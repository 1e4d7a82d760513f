namespace SpectraKit.Emulator;

/// <summary>What a search's results are sorted by.</summary>
internal static class SearchOrder
{
    private const string Usual = "firstseen desc";

    /// <exception cref="FormatException">The criterion or the direction is unknown.</exception>
    public static Comparison<Sample> Parse(string? sort)
    {
        var words = (string.IsNullOrWhiteSpace(sort) ? Usual : sort).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Comparison<Sample> ascending = words[0] switch
        {
            "sha1" => (a, b) => a.Digests[HashKind.Sha1].SequenceCompareTo(b.Digests[HashKind.Sha1]),
            "firstseen" => (a, b) => a.FirstSeen.CompareTo(b.FirstSeen),
            "threatname" => (a, b) => string.CompareOrdinal(a.Verdict?.ThreatName, b.Verdict?.ThreatName),
            "sampletype" => (a, b) => string.CompareOrdinal(a.Type.Display, b.Type.Display),
            "filecount" => (a, b) => a.Extracted.Count.CompareTo(b.Extracted.Count),
            "size" => (a, b) => a.Size.CompareTo(b.Size),
            _ => throw new FormatException($"\"{words[0]}\" is not a sort criterion."),
        };
        var direction = words is [_, "desc"] ? -1 : words is [_] or [_, "asc"] ? 1 : throw new FormatException("A sort direction is asc or desc.");

        // Equal ones keep the order in which they came, so that pages never overlap.
        return (a, b) => ascending(a, b) is var order and not 0 ? direction * order : a.Id.CompareTo(b.Id);
    }
}
