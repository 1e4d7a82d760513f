using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>A line of a file in the repository.</summary>
/// <param name="File">The file, relative to the scan's root, with <c>/</c> between its parts.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SourceLine(string File, int Line)
{
    /// <summary>Whether the file lies below the scan's root, so that a report about that root can point at it.</summary>
    public bool IsBelowRoot => !System.IO.Path.IsPathRooted(File) && File != ".." && !File.StartsWith("../", StringComparison.Ordinal);

    /// <summary>As people write it.</summary>
    /// <returns><c>file:line</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");
}
