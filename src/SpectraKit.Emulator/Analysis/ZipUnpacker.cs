using System.IO.Compression;

namespace SpectraKit.Emulator;

/// <summary>
/// Takes the files out of a zip-based archive. Their content goes into the store under its own digest, so no name in the
/// archive is ever a path on this machine.
/// </summary>
internal sealed class ZipUnpacker(ContentFolder content)
{
    /// <summary>What the entries' descriptions may take of memory before anything of them is believed.</summary>
    private const int DirectoryBytesPerEntry = 1024;

    /// <summary>Hands every file of the archive to <paramref name="found"/>, in the archive's order, until a limit says stop.</summary>
    /// <returns>How it went, and every path that the archive names.</returns>
    public async Task<(UnpackingStatus Status, IReadOnlyList<string> Paths)> UnpackAsync(
        Stream archive,
        UnpackBudget budget,
        int mostEntries,
        Func<ReceivedContent, string, Task> found,
        CancellationToken cancellationToken)
    {
        if (ZipDirectory.Length(archive) is not { } directory) return (new UnpackingStatus(0, 1, false), []);
        if (directory > (long)mostEntries * DirectoryBytesPerEntry) return (new UnpackingStatus(0, 0, true), []);

        using var zip = Open(archive);
        if (zip is null) return (new UnpackingStatus(0, 1, false), []);

        var succeeded = 0;
        var failed = 0;
        var isPartial = false;
        foreach (var entry in zip.Entries.Where(entry => !IsFolder(entry)))
        {
            if (budget.IsSpent)
            {
                isPartial = true;
                break;
            }

            try
            {
                using var received = await ExtractAsync(entry, budget, cancellationToken).ConfigureAwait(false);
                if (received is null)
                {
                    failed++;
                    continue;
                }

                await found(received, entry.FullName).ConfigureAwait(false);
                succeeded++;
            }
            catch (ContentTooLargeException)
            {
                // A bomb's other entries are no better, and each would cost as much as this one did.
                isPartial = true;
                break;
            }
        }

        return (new UnpackingStatus(succeeded, failed, isPartial), [.. zip.Entries.Select(entry => entry.FullName)]);
    }

    private static ZipArchive? Open(Stream archive)
    {
        try
        {
            archive.Position = 0;
            var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            // The list is read when it is first asked for.
            return zip.Entries.Count >= 0 ? zip : null;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }

    // Offsets and lengths in a hostile archive point anywhere; the reader says so in more than one way.
    private static bool IsDamage(Exception e) => e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException;

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') && entry.Length == 0;

    // Whatever becomes of an entry, the budget pays for the work: else a bomb in every entry would cost nothing.
    private async Task<ReceivedContent?> ExtractAsync(ZipArchiveEntry entry, UnpackBudget budget, CancellationToken cancellationToken)
    {
        if (entry.IsEncrypted || await OpenAsync(entry, cancellationToken).ConfigureAwait(false) is not { } stream)
        {
            budget.Take(0);
            return null;
        }

        var allowance = budget.Allowance(entry.CompressedLength);
        await using var _ = stream.ConfigureAwait(false);
        try
        {
            var received = await content.ReceiveAsync(stream, allowance, isDurable: false, cancellationToken).ConfigureAwait(false);
            budget.Take(received.Size);
            return received;
        }
        catch (ContentUnreadableException e)
        {
            budget.Take(e.Received);
            return null;
        }
        catch (ContentTooLargeException)
        {
            budget.Take(allowance);
            throw;
        }
    }

    // Opening reads the entry's own header, which may contradict the list.
    private static async Task<Stream?> OpenAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }
}
