using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>Keeps files that are too large from being read at all: hours of hashing for a file that nobody would be sent are not worth it.</summary>
internal static class SizeLimit
{
    public static IReadOnlyList<Artifact> Apply(IReadOnlyList<Artifact> artifacts, long? most) =>
        most is { } limit ? [.. artifacts.Select(artifact => artifact.Trouble is null && Length(artifact) is var length && length > limit ? artifact with { Trouble = TooLarge(length, limit) } : artifact)] : artifacts;

    private static Problem TooLarge(long length, long limit) =>
        new(Codes.TooLarge, string.Create(CultureInfo.InvariantCulture, $"It has {length} bytes, and files of more than {limit} are not scanned."));

    // What cannot even be asked for its size is left to the hasher, which says why it cannot be read.
    private static long Length(Artifact artifact)
    {
        try
        {
            return new FileInfo(artifact.FullPath).Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
