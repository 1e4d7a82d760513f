using System.Security.Cryptography;

namespace SpectraKit.Archives;

/// <summary>Files and folders that only their owner may read, and nobody may execute.</summary>
internal static class PrivateFiles
{
    public const int BufferSize = 128 * 1024;

    /// <summary>A new file; a name that is taken is an error, whatever took it.</summary>
    public static FileStream Create(string path) => new(path, Options(FileMode.CreateNew, FileAccess.Write, FileOptions.None));

    /// <summary>A new file to write and read back, gone when it is closed.</summary>
    public static FileStream OpenScratch(string folder) =>
        new(Path.Combine(folder, RandomName()), Options(FileMode.CreateNew, FileAccess.ReadWrite, FileOptions.DeleteOnClose));

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A name for something in the making, in the form of the runtime's own: by it, what a killed process left is found and deleted.</summary>
    public static string RandomName() => $".{RandomNumberGenerator.GetHexString(24, lowercase: true)}.partial";

    private static FileStreamOptions Options(FileMode mode, FileAccess access, FileOptions options)
    {
        var result = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = 0, Options = options };
        if (!OperatingSystem.IsWindows())
            result.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return result;
    }
}
