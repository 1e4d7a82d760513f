using System.IO.Compression;

namespace SpectraKit.Emulator;

/// <summary>An archive that came with a password: its one file is what is submitted, the archive itself is dropped.</summary>
internal static class PasswordArchive
{
    /// <summary>Takes the one file out.</summary>
    /// <exception cref="Refusal">It is no archive of one file, or the password is wrong.</exception>
    public static async Task<(ReceivedContent File, string Name)> ExtractAsync(
        ReceivedContent archive,
        string password,
        ContentFolder content,
        long uploadBytes,
        CancellationToken cancellationToken)
    {
        try
        {
            var file = File.OpenRead(archive.TemporaryPath);
            await using var _ = file.ConfigureAwait(false);
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries is not [{ } entry] || entry.FullName.EndsWith('/')) throw Refusal.BadRequest("An archive with a password must contain exactly one file.");

            using var locked = entry.IsEncrypted ? LockedZip.Open(file) : null;
            var stream = entry.IsEncrypted
                ? locked?.OpenEntry(0, entry.FullName, [password]) ?? throw Refusal.BadRequest("The archive cannot be opened with this password.")
                : await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
                return (await content.ReceiveAsync(stream, uploadBytes, isDurable: true, cancellationToken).ConfigureAwait(false), entry.Name);
        }
        catch (Exception e) when (e is InvalidDataException or ContentUnreadableException)
        {
            throw Refusal.BadRequest("The file is not a readable ZIP archive.");
        }
        catch (ContentTooLargeException)
        {
            throw new Refusal(413, "The archive's file exceeds the configured maximum size.");
        }
    }
}
