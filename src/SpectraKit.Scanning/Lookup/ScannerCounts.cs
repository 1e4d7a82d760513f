namespace SpectraKit.Scanning;

/// <summary>How many antivirus scanners found something in a sample.</summary>
/// <param name="Matched">Those that found something.</param>
/// <param name="Total">All that looked.</param>
public sealed record ScannerCounts(int Matched, int Total);
