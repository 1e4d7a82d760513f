namespace Cake.SpectraKit;

/// <summary>How many files had which outcome; the five add up to <paramref name="Selected"/>.</summary>
/// <param name="Selected">All of them.</param>
/// <param name="Clean">Known, and trusted.</param>
/// <param name="Suspicious">Suspicious.</param>
/// <param name="Malicious">Malicious.</param>
/// <param name="Unknown">Analysed, and nothing was found.</param>
/// <param name="NotScanned">Nobody could say.</param>
public sealed record SpectraKitSummary(int Selected, int Clean, int Suspicious, int Malicious, int Unknown, int NotScanned);
