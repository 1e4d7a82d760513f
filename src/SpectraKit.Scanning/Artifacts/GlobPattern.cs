using Microsoft.Extensions.FileSystemGlobbing;

namespace SpectraKit.Scanning;

/// <summary>
/// A pattern taken apart: the folder before its first wildcard, which makes absolute patterns and <c>..</c> ordinary, and the rest, which is matched below it.
/// Names are compared as the system's own file system usually does: without case on Windows and macOS, with case elsewhere.
/// </summary>
internal sealed class GlobPattern
{
    /// <summary>How names of files are compared.</summary>
    public static readonly StringComparison Names =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly Matcher _matcher = new(Names, preserveFilterOrder: false);

    private GlobPattern(string text, string folder, string? rest)
    {
        Text = text;
        Folder = folder;
        if (rest is not null)
            _matcher.AddInclude(rest);
        IsPath = rest is null;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>The full path of what stands before the first wildcard.</summary>
    public string Folder { get; }

    /// <summary>Whether the pattern has no wildcard, and is a path.</summary>
    public bool IsPath { get; }

    public Matcher Matcher => _matcher;

    /// <summary>Everything below the folder that a pattern without a wildcard turned out to be.</summary>
    public GlobPattern Everything() => new(Text, Folder, "**/*");

    public static GlobPattern Parse(string root, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw Invalid(text, "is empty");
        if (text.Contains('\0'))
            throw Invalid(text.Replace('\0', ' '), "contains a NUL character");

        var parts = text.Replace('\\', '/').Split('/');
        var wildcard = Array.FindIndex(parts, part => part.Contains('*'));
        if (wildcard < 0)
            return new(text, System.IO.Path.TrimEndingDirectorySeparator(FullPath(root, text)), null);
        if (parts.AsSpan(wildcard).Contains(".."))
            throw Invalid(text, "has '..' after a wildcard; write the folder it leads to instead");

        // "/" alone in front of the wildcard must stay the root folder and not become the empty, relative path.
        var folder = string.Join('/', parts[..wildcard]) + (wildcard > 0 ? "/" : "");
        var rest = string.Join('/', parts[wildcard..]);
        return new(text, FullPath(root, folder), rest.EndsWith('/') ? rest + "**/*" : rest);
    }

    /// <summary>Whether the pattern means this file.</summary>
    public bool Matches(string fullPath)
    {
        if (string.Equals(fullPath, Folder, Names))
            return IsPath;
        var prefix = System.IO.Path.EndsInDirectorySeparator(Folder) ? Folder : Folder + System.IO.Path.DirectorySeparatorChar;
        if (!fullPath.StartsWith(prefix, Names))
            return false;
        return IsPath || _matcher.Match(fullPath[prefix.Length..]).HasMatches;
    }

    private static string FullPath(string root, string path) =>
        path.Length == 0 ? root : System.IO.Path.GetFullPath(OperatingSystem.IsWindows() ? path : path.Replace('\\', '/'), root);

    private static ProblemException Invalid(string text, string why) =>
        new(new(Codes.InvalidSetting, $"The pattern '{SafeText.Of(text)}' {why}."));
}
