namespace SpectraKit.Scanning;

/// <summary>Adds what manifests list to what was found on disk: contents that can be asked about, and never sent.</summary>
internal static class ManifestStage
{
    /// <exception cref="ProblemException">A manifest cannot be used (SPK1016).</exception>
    public static IReadOnlyList<HashedArtifact> Add(IReadOnlyList<HashedArtifact> files, IReadOnlyList<string> manifests, string root)
    {
        var all = HashedArtifact.ByPath(files);
        foreach (var manifest in manifests)
        {
            var containers = new Dictionary<string, HashedArtifact>(StringComparer.Ordinal);
            // A package's path is the beginning of its entries' paths, so it comes before them.
            foreach (var entry in ManifestReader.Load(manifest).OrderBy(entry => entry.Path, StringComparer.Ordinal))
            {
                var name = NameOf(entry, manifest, all);
                if (name is null)
                    continue;
                var container = entry.Container is not null ? containers.GetValueOrDefault(entry.Container) : null;
                var file = HashedArtifact.Listed(ArtifactOf(name, entry, container, root), entry.Size, entry.Sha256, entry.Sha1, container);
                all.Add(name, file);
                containers.TryAdd(entry.Path, file);
            }
        }

        return [.. all.Values];
    }

    // The policy's patterns mean an entry by its archive, too.
    private static Artifact ArtifactOf(string name, ManifestEntry entry, HashedArtifact? container, string root) =>
        container is not null && entry.Path.StartsWith(entry.Container + ArchiveStage.Separator, StringComparison.Ordinal)
            ? new(name, container.Artifact.FullPath) { Entry = entry.Path[(entry.Container!.Length + ArchiveStage.Separator.Length)..] }
            : new(name, System.IO.Path.GetFullPath(entry.Path.Replace('\0', '_'), root));

    // What lies on disk speaks for itself: the same content under the same path is one file. Another content under that path is told with its manifest.
    private static string? NameOf(ManifestEntry entry, string manifest, SortedDictionary<string, HashedArtifact> all)
    {
        for (var name = entry.Path; ; name = $"{System.IO.Path.GetFileName(manifest)}{ArchiveStage.Separator}{name}")
        {
            if (!all.TryGetValue(name, out var taken))
                return name;
            if (taken.IsHashed && taken.Sha256 == entry.Sha256)
                return null;
        }
    }
}
