namespace SpectraKit.Emulator;

/// <summary>A fault wants the connection reset: nothing more is said on it. It is thrown through, so that the request is kept before anybody sees it break.</summary>
internal sealed class ConnectionReset() : Exception("The connection was reset on purpose.");
