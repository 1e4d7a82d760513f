namespace SpectraKit.Emulator;

/// <summary>A fault has reset the connection: nothing more can be said on it.</summary>
internal sealed class ConnectionReset() : Exception("The connection was reset on purpose.");
