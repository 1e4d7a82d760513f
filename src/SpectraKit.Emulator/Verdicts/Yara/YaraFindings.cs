namespace SpectraKit.Emulator;

/// <summary>What YARA said of the files of one submission, by their SHA-256.</summary>
/// <param name="Matches">The rules that matched.</param>
/// <param name="Unfinished">The files that could not be scanned to their end: no match there means nothing.</param>
internal sealed record YaraFindings(ILookup<string, YaraMatch> Matches, IReadOnlySet<string> Unfinished)
{
    public static YaraFindings None { get; } = new(Array.Empty<YaraMatch>().ToLookup(_ => ""), new HashSet<string>());

    /// <summary>The worst that a rule says of a sample; <c>null</c> when none says anything.</summary>
    public Verdict? VerdictOn(SampleDigests digests) => Matches[digests.Sha256]
        .Select(match => match.Verdict)
        .OfType<Verdict>()
        .OrderByDescending(verdict => verdict.Classification)
        .ThenByDescending(verdict => verdict.RiskScore)
        .ThenBy(verdict => verdict.ThreatName, StringComparer.Ordinal)
        .FirstOrDefault();

    public IEnumerable<string> TagsOf(SampleDigests digests) =>
    [
        .. Matches[digests.Sha256].Select(match => "yara-" + match.Rule.ToLowerInvariant()),
        .. Unfinished.Contains(digests.Sha256) ? (string[])["yara-unfinished"] : [],
    ];
}
