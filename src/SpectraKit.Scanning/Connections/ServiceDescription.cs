namespace SpectraKit.Scanning;

/// <summary>Whose verdicts these are.</summary>
/// <param name="Kind">Which service.</param>
/// <param name="Url">Its address; <c>null</c> when the run ended before it was known.</param>
/// <param name="Emulator">Whether it was an emulator, whose verdicts mean nothing outside of tests and trials.</param>
public sealed record ServiceDescription(ServiceKind Kind, string? Url, bool Emulator);
