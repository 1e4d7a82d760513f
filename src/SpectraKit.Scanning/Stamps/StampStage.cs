namespace SpectraKit.Scanning;

/// <summary>
/// Before a run: whether it would find what the last one found. After a run: what the next one has to find for that. The files are looked at before they are
/// read, so that what is written while the run goes on looks different the next time.
/// </summary>
internal sealed class StampStage
{
    private readonly string _path;
    private readonly string _key;
    private readonly IReadOnlyList<Artifact> _artifacts;
    private readonly ScanRun _run;
    private readonly Func<string, FileIdentity?> _look;
    private readonly DateTimeOffset _lookedAt = DateTimeOffset.UtcNow;
    private readonly Dictionary<string, FileIdentity> _identities = new(StringComparer.Ordinal);

    private StampStage(string path, string key, IReadOnlyList<Artifact> artifacts, ScanRun run, Func<string, FileIdentity?> look)
    {
        _path = path;
        _key = key;
        _artifacts = artifacts;
        _run = run;
        _look = look;
        foreach (var artifact in artifacts)
        {
            if (artifact.Trouble is null && look(artifact.FullPath) is { } identity)
                _identities[artifact.Path] = identity;
        }
    }

    /// <returns><c>null</c> when the settings ask for no stamp, or the run depends on what a stamp cannot hold: lists of other runs.</returns>
    public static StampStage? Of(CheckedScan scan, ScanSettings settings, IReadOnlyList<Artifact> artifacts, ScanRun run, EngineHost host) =>
        scan.StampFile is null || scan.Manifests.Count > 0 || scan.Mode == ScanMode.Submit
            ? null
            : new(scan.StampFile, StampKey.Of(scan, settings, host), artifacts, run, host.Look);

    /// <summary>The last run's report, if this run would come to the same. Reads only files that were written too shortly before they were looked at.</summary>
    public async Task<ScanReport?> RecallAsync()
    {
        if (StampText.Read(_path) is not { } stamp || stamp.Key != _key || _run.StartedAt >= stamp.ExpiresAt || _run.StartedAt < stamp.Report.StartedAt)
            return null;
        if (stamp.Files.Count != _artifacts.Count || !BuildStamp.MayStand(stamp.Report))
            return null;

        var racy = new List<(StampedFile File, Artifact Artifact)>();
        for (var i = 0; i < _artifacts.Count; i++)
        {
            var (artifact, file) = (_artifacts[i], stamp.Files[i]);
            if (artifact.Path != file.Path || !_identities.TryGetValue(artifact.Path, out var identity) || identity != file.Identity)
                return null;
            if (stamp.IsRacy(file))
                racy.Add((file, artifact));
        }

        foreach (var (file, artifact) in racy)
        {
            var read = await ArtifactHasher.HashAsync(artifact, _run.Token).ConfigureAwait(false);
            if (!read.IsHashed || read.Sha256.ToString() != file.Sha256)
                return null;
        }

        // Read again at a later time, they are no longer in doubt; the next run need not read them.
        if (racy.Count > 0)
            TryWrite(stamp with { LookedAt = _lookedAt });
        return stamp.Report with { IsUnchanged = true, StartedAt = stamp.Report.StartedAt, Duration = _run.Elapsed, Timings = null };
    }

    /// <summary>Keeps the run's result, or forgets that of an earlier one.</summary>
    public void Keep(ScanReport report)
    {
        var files = new List<StampedFile>(_artifacts.Count);
        var bySha = report.Files.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal);
        foreach (var artifact in _artifacts)
        {
            if (_identities.TryGetValue(artifact.Path, out var identity) && bySha.GetValueOrDefault(artifact.Path) is { } sha256 && _look(artifact.FullPath) == identity)
                files.Add(new(artifact.Path, identity, sha256));
        }

        var expiry = BuildStamp.ExpiryOf(report, VerdictLifetimes.Default);
        if (files.Count == _artifacts.Count && BuildStamp.MayStand(report) && expiry > _run.Time.GetUtcNow())
            TryWrite(new() { Key = _key, LookedAt = _lookedAt, ExpiresAt = expiry, Files = files, Report = report });
        else
            Forget();
    }

    // A stamp that cannot be written costs the next run its work, and this one nothing.
    private void TryWrite(BuildStamp stamp)
    {
        try
        {
            AtomicFile.Write(_path, StampText.Write(stamp));
        }
        catch (ProblemException)
        {
            Forget();
        }
    }

    private void Forget()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is checked before it is believed.
        }
    }
}
