using System.IO.Enumeration;

namespace SpectraKit.Emulator;

/// <summary>A rule that has been read: one of the conditions, and the verdict.</summary>
internal sealed record Rule(Verdict Verdict)
{
    public HashValue? Hash { get; init; }

    public string? Glob { get; init; }

    public byte[]? Pattern { get; init; }

    /// <summary>Whether hash or name match. A pattern needs the content, which is read for all patterns at once.</summary>
    public bool Matches(Sample sample) =>
        Hash?.Matches(sample.Digests) == true || sample.Names.Any(MatchesName);

    /// <summary>Whether a name matches, with its folders or without.</summary>
    public bool MatchesName(string name)
    {
        if (Glob is null) return false;

        var path = name.Replace('\\', '/');
        return FileSystemName.MatchesSimpleExpression(Glob, path) || FileSystemName.MatchesSimpleExpression(Glob, Sample.LastSegment(path));
    }
}
