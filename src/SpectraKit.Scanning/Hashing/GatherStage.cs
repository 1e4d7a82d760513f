namespace SpectraKit.Scanning;

/// <summary>From a selection to contents that can be asked about: files found and hashed, archives looked into, manifests added. The same for a scan and for its plan.</summary>
internal sealed class GatherStage(CheckedScan scan, ScanRun run)
{
    /// <summary>Finds the files.</summary>
    /// <param name="tell">Hears of patterns that matched nothing.</param>
    /// <exception cref="ProblemException">Nothing was found at all (SPK1005).</exception>
    public IReadOnlyList<Artifact> Find(Action<Problem> tell)
    {
        run.Enter(ScanPhase.Finding, 0);
        var found = ArtifactFinder.Find(scan.Selection, run.Token);
        List<Artifact> artifacts = [.. found.Artifacts.Where(artifact => !scan.OwnFiles.Contains(artifact.FullPath))];
        if (artifacts.Count == 0 && scan.Manifests.Count == 0)
            throw new ProblemException(Nothing());
        if (found.Unmatched.Count > 0)
            tell(new(Codes.NothingMatched, $"Nothing matched {Quoted(found.Unmatched)}; the other patterns matched {artifacts.Count}.") { Severity = Severity.Warning });
        return SizeLimit.Apply(artifacts, scan.MaxFileSize);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="ProblemException">A manifest cannot be used, or lists nothing and nothing was found beside it.</exception>
    public async Task<IReadOnlyList<HashedArtifact>> ReadAsync(IReadOnlyList<Artifact> artifacts)
    {
        run.Enter(ScanPhase.Hashing, artifacts.Count);
        var files = await ArtifactHasher.HashAsync(artifacts, run).ConfigureAwait(false);
        if (scan.Manifests.Count > 0)
            files = ManifestStage.Add(files, scan.Manifests, scan.Selection.Root);
        if (files.Count == 0)
            throw new ProblemException(Nothing());
        return scan.Policy.Archives.Entries == ArchiveEntries.Inspect && scan.Mode != ScanMode.Submit
            ? await new ArchiveStage(scan.Policy.Archives, run).LookInsideAsync(files).ConfigureAwait(false)
            : files;
    }

    private Problem Nothing() => new(
        Codes.NothingMatched,
        scan.Selection.Include.Count == 0 ? "Nothing is listed, or everything that is is excluded. Nothing was scanned." : $"No file matched {Quoted(scan.Selection.Include)}, or all that did are excluded. Nothing was scanned.");

    private static string Quoted(IReadOnlyList<string> patterns) => string.Join(", ", patterns.Select(pattern => $"'{SafeText.Of(pattern)}'"));
}
