using SpectraKit.Archives;

namespace SpectraKit.Scanning;

/// <summary>Looks into archives: every file in them becomes one to ask about, under its archive's name. A content is read once, however many files have it.</summary>
internal sealed class ArchiveStage(ArchiveRules rules, ScanRun run)
{
    /// <summary>Between an archive's path and an entry's.</summary>
    public const string Separator = "!/";

    /// <summary>The files, and what is inside of those that are archives, in the order of their paths.</summary>
    public async Task<IReadOnlyList<HashedArtifact>> LookInsideAsync(IReadOnlyList<HashedArtifact> files)
    {
        var archives = files.Where(file => file.IsArchive).GroupBy(file => file.Sha256).Select(group => group.ToList()).ToList();
        if (archives.Count == 0)
            return files;

        run.Enter(ScanPhase.Hashing, archives.Count);
        var all = HashedArtifact.ByPath(files);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = run.Token };
        try
        {
            await Parallel.ForEachAsync(archives, options, async (archive, cancellationToken) =>
            {
                var digests = await ReadAsync(archive[0], cancellationToken).ConfigureAwait(false);
                lock (all)
                {
                    foreach (var file in archive)
                        Add(all, file, digests);
                }

                run.Report(ScanPhase.Hashing, archives.Count, archive[0].Size, archive[0].Artifact.Path);
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.HasEnded)
        {
            // What was not reached has the reason of the run's end.
        }

        return [.. all.Values];
    }

    private async Task<ArchiveDigests> ReadAsync(HashedArtifact file, CancellationToken cancellationToken)
    {
        try
        {
            var digests = await SafeArchive.DigestAsync(file.Artifact.FullPath, rules.Limits, cancellationToken).ConfigureAwait(false);
            // What is asked about has to be what the archive held when it was hashed.
            var now = new FileInfo(file.Artifact.FullPath);
            if (now.Length != file.Size || now.LastWriteTimeUtc != file.LastWritten)
                file.Trouble = Unreadable.Changed("it was written to between its own hashing and that of its entries");
            return digests;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Trouble = Unreadable.Because(e);
            return new([]);
        }
    }

    private static void Add(SortedDictionary<string, HashedArtifact> all, HashedArtifact file, ArchiveDigests digests)
    {
        file.Unread = digests.Unread is { } unread ? ProblemOf(unread) : null;
        var byName = new Dictionary<string, HashedArtifact>(StringComparer.Ordinal);
        foreach (var digest in digests.Entries)
        {
            var container = digest.Container is null ? file : byName[digest.Container];
            container.IsArchive = true;
            var artifact = new Artifact(PathOf(all, file, digest.Name), file.Artifact.FullPath) { Entry = digest.Name };
            var entry = HashedArtifact.Listed(artifact, digest.Length, digest.Sha256, digest.Sha1, container);
            entry.Unread = digest.Unread is { } inner ? ProblemOf(inner) : null;
            all.Add(entry.Artifact.Path, entry);
            file.Entries.Add(entry);
            byName[digest.Name] = entry;
        }
    }

    // A folder can be called what looks like an archive's entries; both are told, under names that differ.
    private static string PathOf(SortedDictionary<string, HashedArtifact> all, HashedArtifact file, string name)
    {
        for (var path = file.Artifact.Path + Separator + name; ; path = path.Insert(file.Artifact.Path.Length, "!"))
        {
            if (!all.ContainsKey(path))
                return path;
        }
    }

    private static Problem ProblemOf(ArchiveException e) => e.Problem == ArchiveProblem.Encrypted
        ? new(Codes.ArchiveEncrypted, "What is in it cannot be looked up: it needs a password.")
        : new(Codes.ArchiveNotRead, $"What is in it was not looked up, or not all of it: {SafeText.Of(e.Message)}.");
}
