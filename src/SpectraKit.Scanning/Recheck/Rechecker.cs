namespace SpectraKit.Scanning;

/// <summary>Asks again about everything that earlier releases shipped, and tells what changed.</summary>
/// <param name="host">What the front gives the engine of its surroundings.</param>
public sealed class Rechecker(EngineHost? host = null)
{
    private readonly EngineHost _host = host ?? new();

    /// <summary>Asks again. Nothing is read but the manifests, nothing is sent, and what earlier runs remember does not count.</summary>
    /// <param name="settings">Whom to ask and what fails; <see cref="ScanSettings.Manifests"/> says about what.</param>
    /// <param name="progress">Hears where it is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends it early, with a report that says so.</param>
    /// <returns>What changed.</returns>
    public async Task<RecheckReport> RecheckAsync(ScanSettings settings, IProgress<ScanProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var asked = settings.Copy();
        asked.Mode = ScanMode.Lookup;
        asked.CacheFolder = null;
        var scan = await new Scanner(_host).ScanAsync(asked, progress, cancellationToken).ConfigureAwait(false);
        var changes = scan.Files.Count == 0 ? [] : Compare(scan.Files, settings.Manifests);
        return new()
        {
            Scan = scan,
            Changes = changes,
            // What has not changed was decided when it shipped; only that nobody could be asked is news of its own.
            ExitCode = scan.Files.Count == 0 ? scan.ExitCode : Gate.ExitCodeOf([.. changes.Select(change => change.File)], scan.Problems),
        };
    }

    private List<VerdictChange> Compare(IReadOnlyList<FileResult> files, IReadOnlyList<string> manifests)
    {
        var earlier = new Dictionary<(string, string), ManifestEntry>();
        foreach (var manifest in manifests)
        {
            foreach (var entry in ManifestReader.Load(CheckedFiles.FullPath(manifest, nameof(ScanSettings.Manifests), _host)))
                earlier.TryAdd((entry.Path, entry.Sha256.ToString()), entry);
        }

        var changes = new List<VerdictChange>();
        foreach (var file in TextReport.WorstFirst(files))
        {
            // A path that two releases have with different contents is told with its manifest in front.
            var path = manifests.Select(manifest => $"{System.IO.Path.GetFileName(manifest)}{ArchiveStage.Separator}").Where(prefix => file.Path.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => file.Path[prefix.Length..]).Prepend(file.Path);
            var was = path.Select(name => earlier.GetValueOrDefault((name, file.Sha256 ?? ""))).FirstOrDefault(entry => entry is not null);
            if (was is null || IsChange(was, file))
                changes.Add(new(file, was?.Outcome ?? Outcome.NotScanned, was?.ThreatName));
        }

        return changes;
    }

    private static bool IsChange(ManifestEntry was, FileResult now) =>
        was.Outcome != now.Outcome
        || (now.Outcome is Outcome.Malicious or Outcome.Suspicious && !string.Equals(was.ThreatName, now.ThreatName, StringComparison.OrdinalIgnoreCase))
        || (now.Outcome == Outcome.NotScanned && now.Code is { IsAvailability: true });
}
