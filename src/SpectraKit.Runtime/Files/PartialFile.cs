using System.Security.Cryptography;

namespace SpectraKit.Runtime;

/// <summary>
/// A file in the making, beside its target and under another name: it becomes the target in one step when it is complete, flushed and
/// checked, and is gone in every other case.
/// </summary>
internal sealed class PartialFile : IAsyncDisposable
{
    public const string Extension = ".partial";

    private const int Digits = 24;

    private readonly string _temporaryPath;
    private readonly Stream _stream;
    private bool _kept;

    private PartialFile(string temporaryPath, Stream stream) => (_temporaryPath, _stream) = (temporaryPath, stream);

    /// <summary>Opens a partial file beside a target.</summary>
    /// <param name="target">The full path of the file to be.</param>
    /// <param name="open">How a new file is opened; tests put a full disk here.</param>
    public static PartialFile Beside(string target, Func<string, Stream> open)
    {
        var folder = Path.GetDirectoryName(target)!;
        var path = Path.Combine(folder, NewName());
        var partial = new PartialFile(path, open(path));
        Leftovers.DeleteOnce(folder, path);
        return partial;
    }

    /// <summary>A name for something in the making. It owes nothing to the target's: it is neither too long nor anyone else's.</summary>
    public static string NewName() => $".{RandomNumberGenerator.GetHexString(Digits, lowercase: true)}{Extension}";

    /// <summary>Whether a file's name is one of those.</summary>
    public static bool IsName(string name) =>
        name.Length == 1 + Digits + Extension.Length && name[0] == '.' && name.EndsWith(Extension, StringComparison.Ordinal)
        && name.AsSpan(1, Digits).IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>A new file that nobody but its owner may read, and nobody may execute: it may hold malware.</summary>
    public static Stream OpenNew(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => _stream.WriteAsync(bytes, cancellationToken);

    /// <summary>Forgets what was written, to begin again.</summary>
    public void Restart() => _stream.SetLength(0);

    /// <summary>Puts every byte on the disk itself, then gives the file its final name.</summary>
    public async Task BecomeAsync(string target, bool overwrite)
    {
        if (_stream is FileStream file)
            file.Flush(flushToDisk: true);
        await _stream.DisposeAsync().ConfigureAwait(false);

        // A link at the target is replaced, never followed. Without overwriting, the system itself refuses a name that is taken.
        File.Move(_temporaryPath, target, overwrite);
        _kept = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_kept)
            return;

        try
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A full disk is found out again on closing; the file is about to go.
        }
        finally
        {
            File.Delete(_temporaryPath);
        }
    }
}
