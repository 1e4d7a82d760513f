namespace SpectraKit.Archives;

/// <summary>
/// Lists and unpacks archives that may have been made to do harm: zip (zip64 too), tar, and tar packed with gzip. An archive is unpacked
/// whole or not at all; nothing is ever written outside of its folder, no link is made, and no file can be executed.
/// </summary>
public static class SafeArchive
{
    /// <summary>What an archive holds, after every check that can be made without unpacking.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="limits">How much it may hold; <see cref="ArchiveLimits.Default"/> by default.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Its entries, in its order.</returns>
    /// <exception cref="ArchiveException">It is not safe to unpack, or cannot be.</exception>
    /// <exception cref="ArgumentException">A limit is out of its range.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Task<IReadOnlyList<ArchiveEntry>> ListAsync(string path, ArchiveLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var budget = new Budget(Checked(limits));
        return Task.Run<IReadOnlyList<ArchiveEntry>>(
            () =>
            {
                using var archive = OpenArchive.Of(path, Path.GetTempPath(), budget, cancellationToken);
                return [.. archive.Entries().Select(entry => new ArchiveEntry(string.Join('/', entry.Parts), entry.Packed.Length, entry.Packed.IsFolder))];
            },
            cancellationToken);
    }

    /// <summary>Unpacks an archive into a new folder. It is filled under another name beside <paramref name="folder"/> and gets its own when it is complete.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="folder">The folder to be; it must not be there yet, the one above it must. Only its owner may enter it.</param>
    /// <param name="limits">How much the archive may hold; <see cref="ArchiveLimits.Default"/> by default.</param>
    /// <param name="names">What the files are called.</param>
    /// <param name="cancellationToken">Ends the unpacking; nothing is left.</param>
    /// <returns>The files that came out, in the archive's order.</returns>
    /// <exception cref="ArchiveException">It is not safe to unpack, or cannot be. Nothing is left.</exception>
    /// <exception cref="ArgumentException">A limit is out of its range.</exception>
    /// <exception cref="IOException">The archive cannot be read, a file cannot be written, or the folder is there already. Nothing is left.</exception>
    /// <exception cref="UnauthorizedAccessException">The archive may not be read, or the folder not be made.</exception>
    public static Task<IReadOnlyList<UnpackedFile>> UnpackAsync(
        string path,
        string folder,
        ArchiveLimits? limits = null,
        UnpackedNames names = UnpackedNames.AsPacked,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var unpacking = new Unpacking(new Budget(Checked(limits)), names, cancellationToken);
        return Task.Run(() => unpacking.Run(Path.GetFullPath(path), Path.GetFullPath(folder)), cancellationToken);
    }

    /// <summary>
    /// The digests of every file in an archive, without unpacking any: for asking what is known of them. Unlike the other two this also reads what gzip packed without
    /// tar, and does not give up an archive because of one inside of it. Links of a tar are passed over; what says in a zip that it is a link is a file to many
    /// programs, and so it is here.
    /// </summary>
    /// <param name="path">The archive.</param>
    /// <param name="limits">How much it may hold; <see cref="ArchiveLimits.Default"/> by default. <see cref="ArchiveLimits.Nesting"/> is how deep archives inside of archives are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The files, and why there are not more of them where the archive is hostile, damaged, encrypted or too much. A file that is no archive has none, and says so.</returns>
    /// <exception cref="ArgumentException">A limit is out of its range.</exception>
    /// <exception cref="IOException">The file cannot be opened, or there is no place for what has to be unpacked on the way.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Task<ArchiveDigests> DigestAsync(string path, ArchiveLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var digesting = new Digesting(new Budget(Checked(limits)), cancellationToken);
        return Task.Run(() => digesting.Run(Path.GetFullPath(path)), cancellationToken);
    }

    /// <summary>Whether a file is an archive that is read here, by its first bytes.</summary>
    /// <param name="head">The first 512 bytes, or all of a shorter file.</param>
    /// <returns>Whether it claims to be zip, tar or gzip.</returns>
    public static bool IsArchive(ReadOnlySpan<byte> head) => OpenArchive.FormatOf(head.Length > OpenArchive.HeadLength ? head[..OpenArchive.HeadLength] : head) != ArchiveFormat.None;

    private static ArchiveLimits Checked(ArchiveLimits? limits)
    {
        limits ??= ArchiveLimits.Default;
        limits.Validate();
        return limits;
    }
}
