using System.Security.Cryptography;

namespace SpectraKit.Archives;

/// <summary>One archive on its way through the digests of all that is in it. Nothing is unpacked to a place where it has a name.</summary>
internal sealed class Digesting(Budget budget, CancellationToken cancellation)
{
    // What is inside of an archive has to be read out of order; below this it is kept in memory meanwhile.
    private const long KeptInMemory = 16 * 1024 * 1024;
    private const string Level = "!/";

    private readonly EntryContent _content = new(budget, cancellation);
    private readonly List<ArchiveDigest> _entries = [];

    public ArchiveDigests Run(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Read(file, Path.GetFileName(path), container: null, level: 0);
            return new(_entries);
        }
        catch (ArchiveException e)
        {
            return new(_entries) { Unread = e };
        }
    }

    private void Read(Stream file, string name, string? container, int level)
    {
        if (OpenArchive.FormatOf(file) != ArchiveFormat.GZip)
        {
            ReadEntries(file, container, level);
            return;
        }

        using var unpacked = OpenArchive.Unpacked(file, Path.GetTempPath(), budget, cancellation);
        if (OpenArchive.FormatOf(unpacked) == ArchiveFormat.Tar)
        {
            ReadEntries(unpacked, container, level);
            return;
        }

        // One packed file has no name but its archive's.
        var bare = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && name.Length > 3 ? name[..^3] : "content";
        budget.AddEntry();
        unpacked.Position = 0;
        Digest(new PackedEntry(bare, unpacked.Length, file.Length, IsFolder: false, Crc: null, () => unpacked), bare, container, level);
    }

    private void ReadEntries(Stream file, string? container, int level)
    {
        using var archive = OpenArchive.Over(file, budget, cancellation);
        foreach (var (entry, parts) in archive.Entries())
        {
            if (!entry.IsFolder)
                Digest(entry, string.Join('/', parts), container, level);
        }
    }

    // An archive in the archive that cannot be read costs what is in it and nothing beside it; what is too much on one level is too much on all.
    private void ReadInner(int index, Stream content, int level)
    {
        var entry = _entries[index];
        try
        {
            if (level > budget.Limits.Nesting)
                throw new ArchiveException(ArchiveProblem.TooDeep, $"Archives are nested deeper than {budget.Limits.Nesting} levels");
            Read(content, entry.Name[(entry.Name.LastIndexOf('/') + 1)..], entry.Name, level);
        }
        catch (ArchiveException e) when (e.Problem is not (ArchiveProblem.TooManyEntries or ArchiveProblem.TooLarge or ArchiveProblem.TooDense))
        {
            _entries[index] = entry with { Unread = e };
        }
    }

    private void Digest(PackedEntry entry, string name, string? container, int level)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        Stream? kept = null;
        try
        {
            var length = _content.Read(entry, (bytes, isFirst) =>
            {
                sha256.AppendData(bytes);
                sha1.AppendData(bytes);
                if (isFirst && SafeArchive.IsArchive(bytes))
                    kept = Keeper(entry.Length, level);
                kept?.Write(bytes);
            });

            _entries.Add(new((container is null ? "" : container + Level) + name, length, Sum(sha256), Sum(sha1)) { Container = container });
            if (kept is not null)
                ReadInner(_entries.Count - 1, kept, level + 1);
        }
        finally
        {
            kept?.Dispose();
        }
    }

    // Nothing needs to be kept of what lies too deep to be read.
    private Stream Keeper(long length, int level) =>
        level >= budget.Limits.Nesting ? Stream.Null : length <= KeptInMemory ? new MemoryStream((int)length) : PrivateFiles.OpenScratch(Path.GetTempPath());

    private static SampleHash Sum(IncrementalHash hash) => SampleHash.FromBytes(hash.GetHashAndReset());
}
