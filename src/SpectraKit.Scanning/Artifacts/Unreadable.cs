namespace SpectraKit.Scanning;

/// <summary>Why a file or folder could not be read, in words that are the same on every machine.</summary>
internal static class Unreadable
{
    public static Problem Because(Exception e) => Because(e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it is not there (any more)",
        UnauthorizedAccessException => "access is denied, or it is not a file",
        PathTooLongException => "its path is too long",
        _ => $"of an input/output error (0x{e.HResult:X8})",
    });

    public static Problem Because(string why) => new(Codes.NotScanned, $"It could not be read because {why}.");

    public static Problem Changed(string how) => new(Codes.FileChanged, $"It changed while it was being scanned: {how}. Scan when nothing writes to it.");
}
