namespace SpectraKit.Scanning;

/// <summary>
/// Appends to a file that other steps and processes append to as well: alone while it writes, at the beginning of a line, and everything or nothing. Several
/// writers without that leave torn lines, which the host then misreads.
/// </summary>
internal static class SharedFile
{
    private const int Attempts = 200;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Appends the content.</summary>
    /// <param name="path">The file; made if it is not there.</param>
    /// <param name="content">What to append. Ends with a line break.</param>
    /// <param name="limit">The size above which nothing is appended, in bytes, for files of which a host takes only so much.</param>
    /// <exception cref="ProblemException">It could not be written, or there is no room left (SPK1010).</exception>
    public static void Append(string path, ReadOnlySpan<byte> content, long limit = long.MaxValue)
    {
        try
        {
            using var file = Open(path);
            if (file.Length + content.Length + 1 > limit)
                throw new ProblemException(new(Codes.FileNotWritten, $"The file '{SafeText.Of(path)}' has no room left: its host drops it whole above {limit} bytes."));
            Append(file, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ProblemException(new(Codes.FileNotWritten, $"The file '{SafeText.Of(path)}' could not be written: {SafeText.Of(e.Message)}"), e);
        }
    }

    /// <summary>Appends the content to a file that is open: all of it, or nothing where that fails.</summary>
    /// <exception cref="IOException">It could not be written; the file is what it was.</exception>
    internal static void Append(Stream file, ReadOnlySpan<byte> content)
    {
        var length = file.Length;
        var needsBreak = length > 0 && !EndsLine(file);
        file.Seek(0, SeekOrigin.End);
        try
        {
            file.Write(needsBreak ? [(byte)'\n', .. content] : content);
        }
        catch (IOException)
        {
            // A disk that is full may have taken a part of it.
            file.SetLength(length);
            throw;
        }
    }

    /// <summary>Opens it once nobody else has it.</summary>
    private static FileStream Open(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Without a buffer, so that a write that fails fails here and not when it is closed.
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (attempt < Attempts && e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
            {
                Thread.Sleep(_pause);
            }
        }
    }

    private static bool EndsLine(Stream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}
