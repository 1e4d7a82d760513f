namespace SpectraKit.Emulator;

/// <summary>What was to be stored could not be read to its end: the sender went away, or an archive entry is damaged.</summary>
internal sealed class ContentUnreadableException(long received, Exception innerException) : Exception(innerException.Message, innerException)
{
    /// <summary>How many bytes had come by then, to within a chunk.</summary>
    public long Received { get; } = received;
}
