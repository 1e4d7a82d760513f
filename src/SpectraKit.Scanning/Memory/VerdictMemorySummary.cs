namespace SpectraKit.Scanning;

/// <summary>What a cache holds.</summary>
/// <param name="Verdicts">All verdicts.</param>
/// <param name="Fresh">Those that a run would take as an answer now.</param>
/// <param name="Bytes">The size of their files.</param>
public sealed record VerdictMemorySummary(int Verdicts, int Fresh, long Bytes);
