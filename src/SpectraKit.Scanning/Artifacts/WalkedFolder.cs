using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace SpectraKit.Scanning;

/// <summary>
/// A folder as the matcher sees it. It differs from the file system's own view in three ways: names come in ordinal order, a link that leads back to
/// a folder it stands in is not followed (so no cycle of links can hang a scan), and a folder that cannot be listed is told instead of looking empty.
/// </summary>
internal sealed class WalkedFolder : DirectoryInfoBase
{
    private readonly string _path;
    private readonly WalkedFolder? _parent;
    private readonly Walk _walk;
    private readonly string _realPath;

    public WalkedFolder(string path, WalkedFolder? parent, Walk walk)
    {
        _path = path;
        _parent = parent;
        _walk = walk;
        // A link's own name does not tell where it leads; below a folder that is no link, the name does.
        _realPath = RealPath(new DirectoryInfo(path)) ?? (parent is null ? path : System.IO.Path.Combine(parent._realPath, Name));
    }

    public override string Name => System.IO.Path.GetFileName(_path);

    public override string FullName => _path;

    public override DirectoryInfoBase? ParentDirectory => _parent;

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        _walk.Cancellation.ThrowIfCancellationRequested();
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(_path).GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _walk.Unreadable[_path] = Unreadable.Because(e);
            yield break;
        }

        Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var entry in entries)
        {
            if (entry is FileInfo file)
            {
                yield return new FileInfoWrapper(file);
            }
            else
            {
                var folder = new WalkedFolder(entry.FullName, this, _walk);
                if (!folder.LeadsBack())
                    yield return folder;
            }
        }
    }

    public override DirectoryInfoBase GetDirectory(string path) => new WalkedFolder(System.IO.Path.Combine(_path, path), this, _walk);

    public override FileInfoBase GetFile(string path) => new FileInfoWrapper(new(System.IO.Path.Combine(_path, path)));

    private bool LeadsBack()
    {
        for (var folder = _parent; folder is not null; folder = folder._parent)
        {
            if (folder._realPath == _realPath)
                return true;
        }

        return false;
    }

    private static string? RealPath(DirectoryInfo folder)
    {
        try
        {
            return folder.LinkTarget is null ? null : folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What one walk shares: its end, and what it could not list.</summary>
    internal sealed class Walk(CancellationToken cancellation)
    {
        public CancellationToken Cancellation { get; } = cancellation;

        public SortedDictionary<string, Problem> Unreadable { get; } = new(StringComparer.Ordinal);
    }
}
