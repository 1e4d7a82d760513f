using SpectraKit.Archives;
using SpectraKit.Runtime;

namespace SpectraKit;

/// <summary>
/// A folder for samples that may be live malware. Only its owner may enter it; the samples are called by their hash, <c>&lt;hash&gt;.sample</c>, a name
/// that no program opens by itself; and none of them can be executed.
/// </summary>
public sealed class Quarantine
{
    /// <summary>A quarantine in a folder, which is made when the first sample comes.</summary>
    /// <param name="folder">The folder; <see cref="DefaultFolder"/> when it is <c>null</c>.</param>
    /// <exception cref="ArgumentException">The folder's name is empty.</exception>
    /// <exception cref="InvalidOperationException">No folder was named, and the user has none to put one into.</exception>
    public Quarantine(string? folder = null)
    {
        if (folder is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = Path.GetFullPath(folder ?? DefaultFolder);
    }

    /// <summary>
    /// The user's own quarantine: <c>spectrakit/quarantine</c> in <c>$XDG_DATA_HOME</c> (<c>~/.local/share</c>), or in the local application
    /// data on Windows and macOS.
    /// </summary>
    /// <exception cref="InvalidOperationException">The user has no such folder, as some services do not.</exception>
    public static string DefaultFolder
    {
        get
        {
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length == 0
                ? throw new InvalidOperationException("This user has no folder for application data: name a folder for the quarantine.")
                : Path.Combine(data, "spectrakit", "quarantine");
        }
    }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <summary>Where a sample is, or would be.</summary>
    /// <param name="hash">The sample's hash.</param>
    /// <returns>The full path of its file.</returns>
    /// <exception cref="ArgumentException">The hash is <c>default</c>, which is no hash.</exception>
    public string PathOf(SampleHash hash) => hash.Kind == HashKind.None
        ? throw new ArgumentException("No digest was given that the sample could be called by.", nameof(hash))
        : Path.Combine(Folder, $"{hash}.sample");

    /// <summary>Saves a download here, if its bytes have the hash that was asked for. A file of that name is replaced: it is the same sample, or none.</summary>
    /// <param name="download">The download; it stays the caller's to dispose.</param>
    /// <param name="expected">The hash that the bytes must have, of any kind.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="cancellationToken">Ends the download; nothing is left.</param>
    /// <returns>What was saved.</returns>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is <c>default</c>, which is no hash.</exception>
    /// <exception cref="ApiException">As for <see cref="VerifiedDownload.SaveAsync"/>.</exception>
    public async Task<SavedFile> SaveAsync(
        ApiDownload download,
        SampleHash expected,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(download);
        var path = PathOf(expected);
        Open();
        return await download.SaveAsync(path, expected, overwrite: true, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a download and saves it: in the user's own quarantine where none is named.</summary>
    internal static async Task<SavedFile> FetchAsync(
        Quarantine? quarantine,
        SampleHash hash,
        Func<Task<ApiDownload>> open,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        // What has no name there is not asked for.
        var place = quarantine ?? new Quarantine();
        place.PathOf(hash);
        var download = await open().ConfigureAwait(false);
        await using (download.ConfigureAwait(false))
            return await place.SaveAsync(download, hash, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the folder if it is not there, and closes it to everybody but its owner. <see cref="SaveAsync"/> does so by itself.</summary>
    /// <exception cref="ApiException">It cannot be made, or not be closed: <see cref="ApiErrorKind.File"/>.</exception>
    public void Open()
    {
        try
        {
            PrivateFiles.CreateFolder(Folder);
            if (OperatingSystem.IsWindows())
                File.SetAttributes(Folder, File.GetAttributes(Folder) | FileAttributes.NotContentIndexed);
            else
                File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ApiException($"The quarantine '{Folder}' cannot be made, or not be closed to others: {e.Message}", e) { Kind = ApiErrorKind.File };
        }
    }
}
