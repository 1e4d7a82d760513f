namespace SpectraKit.Scanning;

/// <summary>How long each part of a scan took.</summary>
/// <param name="Finding">Finding the files.</param>
/// <param name="Hashing">Reading them.</param>
/// <param name="Connecting">Reaching the service or starting its emulator.</param>
/// <param name="Lookup">Asking what is known.</param>
/// <param name="Submitting">Sending what is not.</param>
/// <param name="Waiting">Waiting for analyses.</param>
public sealed record ScanTimings(TimeSpan Finding, TimeSpan Hashing, TimeSpan Connecting, TimeSpan Lookup, TimeSpan Submitting, TimeSpan Waiting);
