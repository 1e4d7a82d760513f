namespace SpectraKit.Scanning;

/// <summary>How many files had which outcome. The five add up to <see cref="Selected"/>, which is the number of files in the report.</summary>
/// <param name="Clean">Known to be good.</param>
/// <param name="Suspicious">Something speaks against them.</param>
/// <param name="Malicious">Malware.</param>
/// <param name="Unknown">Analysed, nothing found.</param>
/// <param name="NotScanned">Nobody could be asked.</param>
public sealed record ScanSummary(int Clean, int Suspicious, int Malicious, int Unknown, int NotScanned)
{
    /// <summary>All selected files.</summary>
    public int Selected => Clean + Suspicious + Malicious + Unknown + NotScanned;

    /// <summary>Counts the outcomes of files.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The counts.</returns>
    public static ScanSummary Of(IReadOnlyList<FileResult> files)
    {
        return new(Count(Outcome.Clean), Count(Outcome.Suspicious), Count(Outcome.Malicious), Count(Outcome.Unknown), Count(Outcome.NotScanned));

        int Count(Outcome outcome) => files.Count(file => file.Outcome == outcome);
    }
}
