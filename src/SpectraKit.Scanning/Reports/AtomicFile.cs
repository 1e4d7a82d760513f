namespace SpectraKit.Scanning;

/// <summary>Writes a file that is either complete under its name or not there under it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes the file, making the folders above it.</summary>
    /// <exception cref="ProblemException">It could not be written (SPK1010); what stood there before still stands there.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string? temporary = null;
        try
        {
            var folder = System.IO.Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            temporary = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(path)}.{System.IO.Path.GetRandomFileName()}.tmp");
            using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, content.Length))
            {
                RandomAccess.Write(file, content, 0);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Discard(temporary);
            throw new ProblemException(new(Codes.FileNotWritten, $"The file '{SafeText.Of(path)}' could not be written: {SafeText.Of(e.Message)}"), e);
        }
    }

    private static void Discard(string? temporary)
    {
        try
        {
            if (temporary is not null)
                File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reason that counts is the one the caller is about to hear.
        }
    }
}
