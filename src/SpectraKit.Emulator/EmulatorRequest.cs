namespace SpectraKit.Emulator;

/// <summary>One request that an operation got. Neither its headers nor its query are kept: a credential may stand in either.</summary>
/// <param name="Number">Which one it was, from 1.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path as it was sent.</param>
/// <param name="Status">The answer's status; <c>null</c> when the connection ended before there was one.</param>
/// <param name="Fault">The faults that were drawn for it, such as <c>latency unavailable</c>; <c>null</c> when there were none.</param>
public sealed record EmulatorRequest(long Number, string Method, string Path, int? Status, string? Fault);
