using SpectraKit.Runtime;

namespace SpectraKit;

/// <summary>Downloads that have to be the sample that was asked for.</summary>
public static class VerifiedDownload
{
    /// <summary>
    /// Saves a download, if its bytes have the digest that was asked for: to a temporary file beside <paramref name="path"/>, which gets
    /// its name only when it is complete and right. Whatever fails, nothing is left.
    /// </summary>
    /// <param name="download">The download; it stays the caller's to dispose.</param>
    /// <param name="path">Where to. Its folder is there already.</param>
    /// <param name="expected">The digest that the bytes must have, of any kind.</param>
    /// <param name="overwrite">Whether a file that is there is replaced. By default that is an error, and the file stays as it is.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="cancellationToken">Ends the download; nothing is left.</param>
    /// <returns>What was saved.</returns>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is <c>default</c>, which is no digest.</exception>
    /// <exception cref="ApiException">
    /// <see cref="ApiErrorKind.Content"/>: the bytes are another sample, or not all of it. <see cref="ApiErrorKind.File"/>: the file cannot
    /// be written, or there is one already. Other kinds: the bytes stopped coming.
    /// </exception>
    public static Task<SavedFile> SaveAsync(
        this ApiDownload download,
        string path,
        SampleHash expected,
        bool overwrite = false,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(download);
        if (expected.Kind == HashKind.None)
            throw new ArgumentException("No digest was given that the download could be compared with.", nameof(expected));

        return download.SaveAsync(path, ContentDigest.Parse(expected.ToString()), overwrite, progress, cancellationToken);
    }
}
