using System.Buffers;
using System.Globalization;
using System.Text;

namespace SpectraKit.Archives;

/// <summary>
/// Turns an entry's name into a relative path that means the same on every system, or refuses it. An archive that is safe on one machine
/// and hostile on another is hostile.
/// </summary>
internal static class EntryPath
{
    // Windows refuses longer names, most other file systems too; the whole path leaves room for the folder above.
    private const int LongestPart = 255;
    private const int LongestPath = 2048;
    private const int LongestShown = 120;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("<>:\"|?*");

    // A file of this name is a device on Windows, whatever extension follows. (The raised digits count as digits there.)
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$", .. Numbered("COM"), .. Numbered("LPT")],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The parts of a safe path.</summary>
    /// <exception cref="ArchiveException">The name is not safe.</exception>
    public static string[] PartsOf(string name, int maxDepth)
    {
        if (name.Length > LongestPath || Encoding.UTF8.GetByteCount(name) > LongestPath)
            throw Unsafe(name, $"A name is longer than {LongestPath} bytes");
        if (name.StartsWith('/') || name.StartsWith('\\'))
            throw Unsafe(name, "A name is an absolute path");
        if (name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0]))
            throw Unsafe(name, "A name has a drive letter");

        // A backslash is a separator where it hurts most. Dots for "here" are what tar writes before every name; they mean nothing.
        var parts = name.Split('/', '\\').Where(part => part is not ("" or ".")).ToArray();
        if (parts.Length == 0)
            throw Unsafe(name, "A name is empty");
        if (parts.Length > maxDepth)
            throw TooDeep(maxDepth, name);

        foreach (var part in parts)
        {
            if (WhyNot(part) is { } why)
                throw Unsafe(name, why);
        }

        return parts;
    }

    /// <summary>Where an entry of an archive in an archive goes.</summary>
    /// <exception cref="ArchiveException">That is too deep, or too long a path for a file system.</exception>
    public static string[] Below(string[] prefix, string[] parts, int maxDepth)
    {
        string[] place = [.. prefix, .. parts];
        var name = string.Join('/', place);
        if (place.Length > maxDepth)
            throw TooDeep(maxDepth, name);
        return Encoding.UTF8.GetByteCount(name) > LongestPath ? throw Unsafe(name, $"A name is longer than {LongestPath} bytes") : place;
    }

    /// <summary>A stranger's name made fit for a sentence.</summary>
    public static string Shown(string name)
    {
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            var isUnsafe = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
            shown.Append(isUnsafe ? "\uFFFD" : rune.ToString());
            if (shown.Length >= LongestShown)
                return shown.Append('…').ToString();
        }

        return shown.ToString();
    }

    private static string? WhyNot(string part) => part switch
    {
        ".." => "A name leads out of the folder",
        _ when part.Length > LongestPart || Encoding.UTF8.GetByteCount(part) > LongestPart => $"A part of a name is longer than {LongestPart} bytes",
        _ when part.Any(char.IsControl) => "A name has control characters",
        _ when part.AsSpan().ContainsAny(NotInNames) => "A name has characters that a file name cannot have everywhere",
        _ when part[^1] is '.' or ' ' => "A name ends in a dot or a blank",
        _ when Devices.Contains(part.Split('.')[0].TrimEnd(' ')) => "A name is a device's on Windows",
        _ when HasHalfCharacter(part) => "A name is not Unicode",
        _ => null,
    };

    private static bool HasHalfCharacter(string part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            if (char.IsSurrogatePair(part, i))
                i++;
            else if (char.IsSurrogate(part[i]))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Numbered(string device) => "0123456789¹²³".Select(digit => device + digit);

    private static ArchiveException TooDeep(int maxDepth, string name) =>
        new(ArchiveProblem.TooDeep, $"Folders are nested deeper than {maxDepth} levels", name);

    private static ArchiveException Unsafe(string name, string why) => new(ArchiveProblem.UnsafeName, why, name);
}
