using System.Security.Cryptography;

namespace SpectraKit.Archives;

/// <summary>One archive on its way into a folder, with the archives inside of it.</summary>
internal sealed class Unpacking(Budget budget, UnpackedNames names, CancellationToken cancellation)
{
    private readonly EntryContent _content = new(budget, cancellation);

    public IReadOnlyList<UnpackedFile> Run(string path, string target)
    {
        if (Path.Exists(target))
            throw new IOException($"'{target}' is there already and was left as it is.");

        var above = Path.GetDirectoryName(target) ?? throw new IOException($"'{target}' is no folder that could be made.");
        if (!Directory.Exists(above))
            throw new DirectoryNotFoundException($"The folder for '{target}' is not there.");

        var making = Path.Combine(above, PrivateFiles.RandomName());
        try
        {
            PrivateFiles.CreateFolder(making);
            var files = new List<UnpackedFile>();
            Unpack(path, making, prefix: [], level: 0, files);
            Directory.Move(making, target);
            return [.. files.Select(file => file with { Path = Path.Combine(target, Path.GetRelativePath(making, file.Path)) })];
        }
        finally
        {
            if (Directory.Exists(making))
                Directory.Delete(making, recursive: true);
        }
    }

    private void Unpack(string path, string root, string[] prefix, int level, List<UnpackedFile> files)
    {
        var first = files.Count;
        using (var archive = OpenArchive.Of(path, root, budget, cancellation))
        {
            foreach (var (entry, parts) in archive.Entries())
            {
                var place = EntryPath.Below(prefix, parts, budget.Limits.MaxDepth);
                if (entry.IsFolder)
                    MakeFolder(root, place);
                else
                    files.Add(Write(entry, place, root));
            }
        }

        if (level == budget.Limits.Nesting)
            return;
        var last = files.Count;
        for (var i = first; i < last; i++)
        {
            var inner = files[i].Name + "~";
            if (!IsArchive(files[i].Path))
                continue;
            if (names == UnpackedNames.AsPacked && Path.Exists(Path.Combine(root, inner)))
                throw new ArchiveException(ArchiveProblem.DuplicateName, "An archive inside of the archive would be unpacked over another entry", inner);
            Unpack(files[i].Path, root, inner.Split('/'), level + 1, files);
        }
    }

    private UnpackedFile Write(PackedEntry entry, string[] place, string root)
    {
        var name = string.Join('/', place);
        MakeFolder(root, place[..^1]);
        var path = names == UnpackedNames.Neutral ? Path.Combine(root, PrivateFiles.RandomName()) : Path.Combine([root, .. place]);
        var (length, hash) = Copy(entry, path);
        if (names == UnpackedNames.Neutral)
        {
            var neutral = Path.Combine(root, $"{hash}.sample");
            File.Move(path, neutral, overwrite: true);
            path = neutral;
        }

        return new UnpackedFile(name, path, length, hash);
    }

    private void MakeFolder(string root, string[] place)
    {
        if (names == UnpackedNames.Neutral)
            return;

        // One by one: only the last would have its permissions set otherwise.
        for (var i = 1; i <= place.Length; i++)
            PrivateFiles.CreateFolder(Path.Combine([root, .. place[..i]]));
    }

    private (long Length, SampleHash Hash) Copy(PackedEntry entry, string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = PrivateFiles.Create(path);
        var length = _content.Read(entry, (bytes, _) =>
        {
            hash.AppendData(bytes);
            file.Write(bytes);
        });
        return (length, SampleHash.FromBytes(hash.GetHashAndReset()));
    }

    private static bool IsArchive(string path)
    {
        using var file = File.OpenRead(path);
        return OpenArchive.FormatOf(file) != ArchiveFormat.None;
    }
}
