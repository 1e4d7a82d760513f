using System.Text;

namespace SpectraKit.Archives;

/// <summary>The names that are taken: no two entries that some file system takes for one, and no file in the place of a folder.</summary>
internal sealed class EntryNames
{
    private enum Use
    {
        File,
        Folder,
    }

    private readonly Dictionary<string, Use> _taken = new(StringComparer.Ordinal);

    /// <exception cref="ArchiveException">The name is taken.</exception>
    public void Add(IReadOnlyList<string> parts, bool isFolder, string name)
    {
        var path = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                path.Append('/');
            path.Append(Folded(parts[i]));

            var use = i < parts.Count - 1 || isFolder ? Use.Folder : Use.File;
            if (!_taken.TryAdd(path.ToString(), use) && (use == Use.File || _taken[path.ToString()] == Use.File))
                throw new ArchiveException(ArchiveProblem.DuplicateName, "Two entries would be one file, or a file stands where a folder should", name);
        }
    }

    // Windows and macOS do not tell cases apart, macOS does not tell composed from decomposed characters.
    private static string Folded(string part) => part.Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
