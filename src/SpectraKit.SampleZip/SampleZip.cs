using System.Security.Cryptography;
using ICSharpCode.SharpZipLib.Zip;
using SpectraKit.Runtime;

namespace SpectraKit;

/// <summary>Samples in zip files with a password: nothing opens them by mistake, no scanner deletes them, and every analyst knows the password.</summary>
public static class SampleZip
{
    /// <summary>The password that samples are handed on with by convention. It protects from accidents, not from people.</summary>
    public const string UsualPassword = "infected";

    /// <summary>Saves a download in a zip file, if its bytes have the hash that was asked for. Whatever fails, nothing is left.</summary>
    /// <param name="download">The download; it stays the caller's to dispose.</param>
    /// <param name="path">The zip file. Its folder is there already.</param>
    /// <param name="expected">The hash that the bytes must have, and the sample's name in the zip file.</param>
    /// <param name="password">The password; <see cref="UsualPassword"/> by default.</param>
    /// <param name="encryption">How the sample is encrypted.</param>
    /// <param name="overwrite">Whether a file that is there is replaced. By default that is an error, and the file stays as it is.</param>
    /// <param name="progress">Told how many bytes of the sample have come.</param>
    /// <param name="cancellationToken">Ends the download; nothing is left.</param>
    /// <returns>The full path of the zip file.</returns>
    /// <exception cref="ArgumentException">There is no hash, or no password.</exception>
    /// <exception cref="ApiException">As for <see cref="VerifiedDownload.SaveAsync"/>.</exception>
    public static async Task<string> SaveZippedAsync(
        this ApiDownload download,
        string path,
        SampleHash expected,
        string password = UsualPassword,
        SampleZipEncryption encryption = SampleZipEncryption.Aes256,
        bool overwrite = false,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(download);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(password);
        var target = Path.GetFullPath(path);
        if (!overwrite && Path.Exists(target))
            throw Trouble($"'{path}' is there already and was left as it is.");

        // The sample is here in plain only until it is known to be the right one, under a name that nothing opens.
        var plain = Path.Combine(Path.GetDirectoryName(target)!, RandomName());
        try
        {
            await download.SaveAsync(plain, expected, progress: progress, cancellationToken: cancellationToken).ConfigureAwait(false);
            return await LockAsync(plain, target, expected, password, encryption, overwrite, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(plain);
        }
    }

    /// <summary>Locks a sample that was saved before into a zip file, and deletes it in plain. Whatever fails, it stays as it is, and no zip file is left.</summary>
    /// <param name="path">The sample.</param>
    /// <param name="zipPath">The zip file. Its folder is there already.</param>
    /// <param name="hash">The sample's hash, which is its name in the zip file.</param>
    /// <param name="password">The password; <see cref="UsualPassword"/> by default.</param>
    /// <param name="encryption">How the sample is encrypted.</param>
    /// <param name="overwrite">Whether a zip file that is there is replaced. By default that is an error, and the file stays as it is.</param>
    /// <param name="cancellationToken">Ends it; the sample stays as it is.</param>
    /// <returns>The full path of the zip file.</returns>
    /// <exception cref="ArgumentException">There is no password.</exception>
    /// <exception cref="ApiException">The sample cannot be read, or the zip file not be written: <see cref="ApiErrorKind.File"/>.</exception>
    public static async Task<string> LockAsync(
        string path,
        string zipPath,
        SampleHash hash,
        string password = UsualPassword,
        SampleZipEncryption encryption = SampleZipEncryption.Aes256,
        bool overwrite = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(zipPath);
        ArgumentException.ThrowIfNullOrEmpty(password);
        var target = Path.GetFullPath(zipPath);
        var zip = Path.Combine(Path.GetDirectoryName(target)!, RandomName());
        try
        {
            await Task.Run(() => Zip(path, zip, $"{hash}", password, encryption, cancellationToken), cancellationToken).ConfigureAwait(false);
            File.Move(zip, target, overwrite);
            File.Delete(path);
            return target;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Trouble($"'{zipPath}' cannot be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(zip);
        }
    }

    private static void Zip(string sample, string path, string name, string password, SampleZipEncryption encryption, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var source = File.OpenRead(sample);
        using var file = new FileStream(path, options);
        using var zip = new ZipOutputStream(file) { IsStreamOwner = false, Password = password };
        zip.PutNextEntry(new ZipEntry(name)
        {
            Size = source.Length,
            AESKeySize = encryption == SampleZipEncryption.Aes256 ? 256 : 0,
        });

        var buffer = new byte[128 * 1024];
        while (source.Read(buffer) is > 0 and var count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            zip.Write(buffer, 0, count);
        }

        zip.Finish();
        file.Flush(flushToDisk: true);
    }

    // The runtime's own form of name: by it, what a killed process left is found and deleted.
    private static string RandomName() => $".{RandomNumberGenerator.GetHexString(24, lowercase: true)}.partial";

    private static ApiException Trouble(string message, Exception? cause = null) => new(message, cause) { Kind = ApiErrorKind.File };
}
