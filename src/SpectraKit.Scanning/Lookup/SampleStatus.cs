namespace SpectraKit.Scanning;

/// <summary>How far a service is with one sample.</summary>
/// <param name="Hash">Which sample.</param>
/// <param name="State">How far.</param>
public sealed record SampleStatus(SampleHash Hash, ProcessingState State);
