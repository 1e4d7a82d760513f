using System.Collections.Concurrent;

namespace SpectraKit.Runtime;

/// <summary>
/// Partial files of processes that were killed. Nobody will finish them, and they may hold a piece of malware: the first file that a
/// process writes into their folder takes them away.
/// </summary>
internal static class Leftovers
{
    private const int MostFolders = 1_000;

    // A living one is unlocked for a moment between two steps: just made, or complete and about to be read.
    private static readonly TimeSpan AgeOfTheUnlocked = TimeSpan.FromMinutes(1);

    // Some network drives have no locks; and a folder that is unpacked into has none anywhere.
    private static readonly TimeSpan AgeOfTheRest = TimeSpan.FromDays(1);

    private static readonly ConcurrentDictionary<string, bool> Seen = new(StringComparer.Ordinal);

    /// <summary>Deletes what is left in a folder, when this process writes into it for the first time.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="own">A partial file there that this process holds open: whether that can be told shows whether locks work.</param>
    public static void DeleteOnce(string folder, string own)
    {
        if (Seen.Count >= MostFolders)
            Seen.Clear();
        if (Seen.TryAdd(folder, true))
            Delete(folder, own);
    }

    /// <summary>Deletes what is left in a folder. What cannot be deleted stays: whoever writes a file has no use for that trouble.</summary>
    public static void Delete(string folder, string own)
    {
        try
        {
            var hasLocks = IsHeld(own);
            foreach (var file in new DirectoryInfo(folder).EnumerateFileSystemInfos(".*" + PartialFile.Extension).Where(file => PartialFile.IsName(file.Name)))
            {
                var age = DateTime.UtcNow - file.LastWriteTimeUtc;
                if (file is DirectoryInfo old && age > AgeOfTheRest)
                    old.Delete(recursive: true);
                else if (file is FileInfo && (age > AgeOfTheRest || (hasLocks && age > AgeOfTheUnlocked)) && !IsHeld(file.FullName))
                    file.Delete();
            }
        }
        catch (Exception e) when (FileTrouble.IsTrouble(e))
        {
            // Another process was quicker, or the file is somebody else's.
        }
    }

    private static bool IsHeld(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception e) when (FileTrouble.IsTrouble(e))
        {
            return true;
        }
    }
}
