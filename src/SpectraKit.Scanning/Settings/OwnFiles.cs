namespace SpectraKit.Scanning;

/// <summary>
/// What a run writes itself: its reports, run file, stamp and remembered verdicts. A pattern that means everything below a folder does not mean them: they
/// are others after every run, so that no run would ever be unchanged, and what a run overwrites is not what ships.
/// </summary>
internal sealed class OwnFiles
{
    private readonly HashSet<string> _files;
    private readonly string? _cacheFolder;

    private OwnFiles(IEnumerable<string> files, string? cacheFolder)
    {
        _files = files.ToHashSet(StringComparer.FromComparison(GlobPattern.Names));
        _cacheFolder = cacheFolder;
    }

    /// <param name="settings">What says where reports go.</param>
    /// <param name="host">What relative paths of them start from.</param>
    /// <param name="cacheFolder">The folder of remembered verdicts, as a full path.</param>
    /// <param name="others">Other files, as full paths; <c>null</c> for one that there is not.</param>
    public static OwnFiles Of(ScanSettings settings, EngineHost host, string? cacheFolder, params IEnumerable<string?> others) =>
        new([.. settings.Outputs.Select(output => CheckedFiles.FullPath(output.Path, nameof(ScanSettings.Reports), host)), .. others.OfType<string>()], cacheFolder);

    public bool Contains(string fullPath) => _files.Contains(fullPath) || (_cacheFolder is not null && VerdictCache.IsEntry(_cacheFolder, fullPath));
}
