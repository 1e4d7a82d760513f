namespace SpectraKit.Scanning;

/// <summary>Turns a selection into files: patterns walked, lists taken at their word, every file once, always in the same order.</summary>
public static class ArtifactFinder
{
    /// <summary>Finds the selected files.</summary>
    /// <param name="selection">Which files are meant.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The files, and the patterns that matched nothing. A folder that could not be listed is among the files, with its trouble: what is in it was not seen.</returns>
    /// <exception cref="ProblemException">A pattern cannot be used (SPK1003).</exception>
    public static ArtifactSet Find(ArtifactSelection selection, CancellationToken cancellationToken = default)
    {
        var found = new SortedDictionary<string, Artifact>(StringComparer.Ordinal);
        var unmatched = new List<string>();
        var excludes = selection.Exclude.Select(text => (Pattern: GlobPattern.Parse(selection.Root, text), Matched: new Flag())).ToList();
        var includes = selection.Include.Select(text => GlobPattern.Parse(selection.Root, text)).ToList();

        foreach (var pattern in includes)
        {
            if (!Walk(pattern, cancellationToken, Add))
                unmatched.Add(pattern.Text);
        }

        foreach (var path in selection.Files)
            Add(System.IO.Path.GetFullPath(path, selection.Root), Missing(System.IO.Path.GetFullPath(path, selection.Root)));

        unmatched.AddRange(excludes.Where(exclude => !exclude.Matched.Value).Select(exclude => exclude.Pattern.Text));
        return new([.. found.Values], unmatched);

        void Add(string fullPath, Problem? trouble)
        {
            var path = Relative(selection.Root, fullPath);
            if (found.ContainsKey(path))
                return;
            var isExcluded = false;
            foreach (var (pattern, matched) in excludes)
            {
                if (!pattern.Matches(fullPath))
                    continue;
                matched.Value = true;
                isExcluded = true;
            }

            if (!isExcluded)
                found.Add(path, new(path, fullPath) { Trouble = trouble });
        }
    }

    private static bool Walk(GlobPattern pattern, CancellationToken cancellationToken, Action<string, Problem?> add)
    {
        if (pattern.IsPath)
        {
            if (!Directory.Exists(pattern.Folder))
            {
                // A path that is no pattern was meant as a file. Passed over, a misspelt name among good ones would be a file nobody scanned.
                add(pattern.Folder, Missing(pattern.Folder));
                return true;
            }

            pattern = pattern.Everything();
        }

        if (!Directory.Exists(pattern.Folder))
            return false;

        var walk = new WalkedFolder.Walk(cancellationToken);
        var matches = pattern.Matcher.Execute(new WalkedFolder(pattern.Folder, null, walk));
        foreach (var match in matches.Files)
            add(System.IO.Path.GetFullPath(match.Path, pattern.Folder), null);
        foreach (var (folder, problem) in walk.Unreadable)
            add(folder, problem);
        return matches.HasMatches || walk.Unreadable.Count > 0;
    }

    private static Problem? Missing(string fullPath) =>
        EntryExists(fullPath) ? null
        : Directory.Exists(fullPath) ? Unreadable.Because("it is a folder; list its files, or select them by a pattern")
        : Unreadable.Because("it does not exist");

    // A link that leads nowhere is there all the same: it was selected, and is reported as what could not be read.
    private static bool EntryExists(string fullPath) => File.Exists(fullPath) || (!Directory.Exists(fullPath) && new FileInfo(fullPath).LinkTarget is not null);

    private static string Relative(string root, string fullPath)
    {
        var path = System.IO.Path.GetRelativePath(root, fullPath);
        return System.IO.Path.DirectorySeparatorChar == '/' ? path : path.Replace(System.IO.Path.DirectorySeparatorChar, '/');
    }

    private sealed class Flag
    {
        public bool Value { get; set; }
    }
}
