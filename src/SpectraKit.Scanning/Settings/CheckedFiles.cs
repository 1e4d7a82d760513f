namespace SpectraKit.Scanning;

/// <summary>File settings that were checked, with every path made full.</summary>
internal static class CheckedFiles
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(7);

    public static ArtifactSelection Selection(FileSettings settings, EngineHost host)
    {
        var root = string.IsNullOrWhiteSpace(settings.Root) ? host.WorkingFolder : FullPath(settings.Root, nameof(settings.Root), host);
        if (!Directory.Exists(root))
            throw Invalid($"The folder that Root names does not exist: '{SafeText.Of(settings.Root)}'.");
        var excluded = settings.Include.Where(IsExcluding).Select(pattern => pattern[1..]);
        var included = settings.Include.Where(pattern => !IsExcluding(pattern)).ToList();
        IReadOnlyList<string> manifests = settings is ScanSettings scan ? scan.Manifests : [];
        if (included.Count == 0 && settings.Files.Count == 0 && settings.FileLists.Count == 0 && manifests.Count == 0)
            throw Invalid("Nothing says which files are meant: give at least one pattern, such as bin/**/*.dll, or a list of files.");
        IReadOnlyList<string> files = [.. settings.Files, .. settings.FileLists.SelectMany(list => FileListText.Load(FullPath(list, nameof(settings.FileLists), host)))];
        if (files.Any(file => string.IsNullOrWhiteSpace(file) || file.Contains('\0')))
            throw Invalid("Files holds an entry that is not a path.");
        if (settings.MaxFileSize < 1)
            throw Invalid("MaxFileSize is a number of bytes, at least 1.");

        var selection = new ArtifactSelection { Root = root, Include = included, Exclude = [.. settings.Exclude, .. excluded], Files = files };
        // Reading the patterns now finds what is wrong with them before anything is asked of anybody.
        foreach (var pattern in selection.Include.Concat(selection.Exclude))
            GlobPattern.Parse(root, pattern);
        return selection;
    }

    public static TimeSpan Timeout(ServiceSettings settings) =>
        settings.Timeout > TimeSpan.Zero && settings.Timeout <= _longest
            ? settings.Timeout
            : throw Invalid($"Timeout is {settings.Timeout:c}; it has to be more than zero and at most {_longest.Days} days, such as 00:30:00.");

    public static string FullPath(string path, string setting, EngineHost host) =>
        path.Contains('\0') ? throw Invalid($"{setting} is not a path.") : System.IO.Path.GetFullPath(path, host.WorkingFolder);

    private static bool IsExcluding(string pattern) => pattern.StartsWith('!');

    public static ProblemException Invalid(string message) => new(new(Codes.InvalidSetting, message));
}
