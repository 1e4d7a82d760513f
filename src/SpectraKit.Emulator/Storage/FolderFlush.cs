using System.Runtime.InteropServices;
using System.Text;

namespace SpectraKit.Emulator;

/// <summary>
/// Puts a folder's list of names on the disk. On Linux and macOS a file that was flushed and renamed can still lose its new name in a power
/// cut, until its folder is flushed too; .NET opens no folders. Windows keeps names in its own journal.
/// </summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;

    /// <summary>Flushes a folder, where the system can; a file system that cannot is none the worse for having been asked.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;

        var file = Open([.. Encoding.UTF8.GetBytes(folder), 0], ReadOnly);
        if (file < 0) return;

        _ = Synchronize(file);
        _ = Close(file);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
