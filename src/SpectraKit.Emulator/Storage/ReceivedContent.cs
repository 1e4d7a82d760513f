namespace SpectraKit.Emulator;

/// <summary>Bytes that have arrived under a temporary name, and their digests; gone when disposed of without having been adopted.</summary>
internal sealed class ReceivedContent(string temporaryPath, SampleDigests digests, long size) : IDisposable
{
    public string TemporaryPath { get; } = temporaryPath;

    public SampleDigests Digests { get; } = digests;

    public long Size { get; } = size;

    // After adoption the temporary name is free, and deleting it does nothing.
    public void Dispose() => File.Delete(TemporaryPath);
}
