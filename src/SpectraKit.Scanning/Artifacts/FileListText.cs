namespace SpectraKit.Scanning;

/// <summary>
/// A list of files as other programs write it: one path a line, or one before each NUL character, as <c>git ls-files -z</c> and <c>find -print0</c> do it. No name
/// holds a NUL character, so a list that has one is of that kind; only there can a name have a line break.
/// </summary>
public static class FileListText
{
    /// <summary>The paths in a list. They are paths, never patterns; empty lines mean nothing.</summary>
    /// <param name="text">The list.</param>
    /// <param name="isNulSeparated">Whether only NUL characters separate, also where there is none.</param>
    /// <returns>The paths in the list's order.</returns>
    public static IReadOnlyList<string> Read(string text, bool isNulSeparated = false)
    {
        var list = text.StartsWith('\uFEFF') ? text[1..] : text;
        return isNulSeparated || list.Contains('\0')
            ? list.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : [.. list.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0)];
    }

    /// <summary>Reads a list from a file.</summary>
    /// <exception cref="ProblemException">It cannot be read (SPK1003): without its list, nobody knows what was meant.</exception>
    internal static IReadOnlyList<string> Load(string path)
    {
        try
        {
            return Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new(Codes.InvalidSetting, $"The list of files '{SafeText.Of(path)}' cannot be read: {SafeText.Of(e.Message)}"), e);
        }
    }
}
