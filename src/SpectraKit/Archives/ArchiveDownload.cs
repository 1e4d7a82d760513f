using SpectraKit.Runtime;

namespace SpectraKit.Archives;

/// <summary>Downloads that are archives of what was extracted from a sample.</summary>
public static class ArchiveDownload
{
    /// <summary>Unpacks a download into a new folder, with the same care as <see cref="SafeArchive.UnpackAsync"/>. The archive itself is not kept.</summary>
    /// <param name="download">The download; it stays the caller's to dispose.</param>
    /// <param name="folder">The folder to be; it must not be there yet, the one above it must.</param>
    /// <param name="limits">How much the archive may hold; <see cref="ArchiveLimits.Default"/> by default.</param>
    /// <param name="names">What the files are called. What was extracted from malware is malware: neutral names keep it from being opened by mistake.</param>
    /// <param name="progress">Told how many bytes of the archive have come.</param>
    /// <param name="cancellationToken">Ends the download or the unpacking; nothing is left.</param>
    /// <returns>The files that came out.</returns>
    /// <exception cref="ApiException">The archive did not come whole, or could not be written.</exception>
    /// <exception cref="ArchiveException">It is not safe to unpack, or cannot be.</exception>
    /// <exception cref="ArgumentException">A limit is out of its range.</exception>
    /// <exception cref="IOException">A file cannot be written, or the folder is there already.</exception>
    public static async Task<IReadOnlyList<UnpackedFile>> UnpackAsync(
        this ApiDownload download,
        string folder,
        ArchiveLimits? limits = null,
        UnpackedNames names = UnpackedNames.AsPacked,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(download);
        ArgumentException.ThrowIfNullOrEmpty(folder);

        // Asked before the first byte, to spare the transfer.
        var target = Path.GetFullPath(folder);
        if (Path.Exists(target))
            throw new IOException($"'{target}' is there already and was left as it is.");

        var archive = Path.Combine(Path.GetDirectoryName(target) ?? target, PrivateFiles.RandomName());
        try
        {
            await download.SaveAsync(archive, progress: progress, cancellationToken: cancellationToken).ConfigureAwait(false);
            return await SafeArchive.UnpackAsync(archive, target, limits, names, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(archive);
        }
    }
}
