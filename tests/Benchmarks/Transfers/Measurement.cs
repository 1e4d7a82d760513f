namespace SpectraKit.Benchmarks.Transfers;

/// <summary>What a process took from its start to its end.</summary>
internal readonly record struct Measurement(TimeSpan Elapsed, TimeSpan Cpu, long PeakBytes);
