using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>
/// What the file system says of a file without reading it. Size and time of writing are what tools forge and copies keep; the inode and the time of change
/// are the system's own, and a file that was replaced or written to has another one even when everything else was put back.
/// </summary>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Written">When its content was last written, in ticks.</param>
/// <param name="Changed">When anything about it last changed, in nanoseconds; where the system does not tell, when it was created.</param>
/// <param name="Inode">Which file it is, whatever its name; 0 where the system does not tell.</param>
internal readonly record struct FileIdentity(long Size, long Written, long Changed, ulong Inode)
{
    private const int CurrentFolder = -100;
    private const uint BasicFields = 0x7ff;
    private static bool _hasNoStatx = !OperatingSystem.IsLinux();

    /// <summary>The identity of what a path leads to; <c>null</c> when that is no file that can be looked at.</summary>
    public static FileIdentity? Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is not null)
                file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            if (!file.Exists)
                return null;
            var (changed, inode) = SystemsOwn(file.FullName) ?? (file.CreationTimeUtc.Ticks, 0);
            return new(file.Length, file.LastWriteTimeUtc.Ticks, changed, inode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The layout of statx is the same on every Linux; a C library from before it lacks the call.
    private static (long Changed, ulong Inode)? SystemsOwn(string path)
    {
        if (_hasNoStatx)
            return null;
        try
        {
            var buffer = new byte[256];
            if (StatX(CurrentFolder, Encoding.UTF8.GetBytes(path + "\0"), 0, BasicFields, buffer) != 0)
                return null;
            var seconds = BinaryPrimitives.ReadInt64LittleEndian(buffer.AsSpan(96));
            var nanoseconds = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(104));
            return ((seconds * 1_000_000_000) + nanoseconds, BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(32)));
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            _hasNoStatx = true;
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] buffer);
}
