namespace SpectraKit.Emulator;

/// <summary>What a sample is held to be, from the harmless to the harmful.</summary>
internal enum Classification
{
    Goodware,
    Unknown,
    Suspicious,
    Malicious,
}
