namespace SpectraKit.Emulator;

/// <summary>
/// Names for the entries of an archive that somebody will unpack: relative, within their folder, each once, whatever the
/// archive they came from had in mind.
/// </summary>
internal sealed class SafeEntryNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string For(string path)
    {
        var segments = path.Replace('\\', '/')
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(Clean)
            .Where(segment => segment.Length > 0)
            .ToList();
        var name = segments.Count == 0 ? "file" : string.Join('/', segments);

        var unique = name;
        for (var number = 2; !_taken.Add(unique); number++) unique = Numbered(name, number);
        return unique;
    }

    // Dots alone climb, colons name drives and streams, control characters rewrite terminals, and Windows drops dots and blanks at the end.
    private static string Clean(string segment) =>
        new string([.. segment.Where(c => c != ':' && !char.IsControl(c))]).TrimEnd('.', ' ');

    private static string Numbered(string name, int number)
    {
        var extension = Path.GetExtension(name);
        return $"{name[..^extension.Length]} ({number}){extension}";
    }
}
