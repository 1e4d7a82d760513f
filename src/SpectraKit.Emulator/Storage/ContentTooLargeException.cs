namespace SpectraKit.Emulator;

/// <summary>More bytes came than are taken.</summary>
internal sealed class ContentTooLargeException(long limit) : Exception($"More than {limit} bytes.");
